// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes TCP connections on to a port of this machine, until told to let the present ones fall
 * silent, as a firewall does that has forgotten them.
 */
final class StallingProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket listener;
  private final List<Link> links = new CopyOnWriteArrayList<>();

  StallingProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int connections() {
    return links.size();
  }

  /** The present connections stay open, but nothing passes any more; new ones work. */
  void stallPresentConnections() {
    links.forEach(link -> link.stalled = true);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Link link : links) {
      link.client.close();
      link.server.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
        links.add(link);
        thread(() -> link.pass(link.client, link.server));
        thread(() -> link.pass(link.server, link.client));
      }
    } catch (IOException e) {
      // closed: the test is over
    }
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "stalling proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static final class Link {
    private final Socket client;
    private final Socket server;
    private volatile boolean stalled;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pass(Socket from, Socket to) {
      byte[] buffer = new byte[16 * 1024];
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (!stalled) {
            out.write(buffer, 0, read);
            out.flush();
          }
        }
      } catch (IOException e) {
        // one side has closed: so does the other
      }
    }
  }
}
