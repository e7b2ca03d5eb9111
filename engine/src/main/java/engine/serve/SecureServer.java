// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import engine.client.ClientConfigException;
import engine.flags.FlagValues;
import engine.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS port: every request is authenticated and authorized before a page sees it. */
public final class SecureServer {
  private static final Logger LOG = LoggerFactory.getLogger(SecureServer.class);
  private static final int THREADS = 8;
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final HttpsServer server;
  private final ExecutorService threads;
  private final AccessControl access;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, Page> trees = new ConcurrentHashMap<>();

  private SecureServer(HttpsServer server, ExecutorService threads, AccessControl access) {
    this.server = server;
    this.threads = threads;
    this.access = access;
  }

  /**
   * Binds the port that the flags name and begins to serve.
   *
   * @throws ClientConfigException if the certificate or the address cannot be used
   */
  public static SecureServer start(FlagValues flags, AccessControl access, Clock clock) {
    String cert = flags.text("tls-cert-file");
    SSLContext tls =
        cert.isEmpty()
            ? ServingTls.selfSigned(clock.now())
            : ServingTls.fromFiles(cert, flags.text("tls-private-key-file"));
    String address = flags.text("bind-address");
    int port = flags.integer("secure-port");
    try {
      HttpsServer server = HttpsServer.create(new InetSocketAddress(address, port), 0);
      server.setHttpsConfigurator(new Configurator(tls, flags));
      ExecutorService threads = Executors.newFixedThreadPool(THREADS, SecureServer::thread);
      server.setExecutor(threads);
      SecureServer started = new SecureServer(server, threads, access);
      server.createContext("/", started::handle);
      server.start();
      LOG.atInfo().addKeyValue("address", server.getAddress()).log("serving securely");
      return started;
    } catch (IOException e) {
      throw new ClientConfigException(
          "listening on "
              + address
              + ":"
              + port
              + ": "
              + e.getMessage()
              + "; choose another --secure-port or --bind-address",
          e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "serve");
    thread.setDaemon(true);
    return thread;
  }

  /** The port that was bound, for port 0 of tests. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Puts a page at exactly this path, in place of what was there. */
  public void page(String path, Page page) {
    pages.put(path, page);
  }

  /** Puts a page at all paths that begin with this, which ends in a slash. */
  public void tree(String prefix, Page page) {
    trees.put(prefix, page);
  }

  /** The paths that have pages. */
  public List<String> paths() {
    return pages.keySet().stream().sorted().toList();
  }

  /** Stops serving at once. */
  public void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      answer(exchange, respond(exchange));
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("cause", e.getMessage()).log("a request ended early");
    }
  }

  private PageAnswer respond(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    PageAnswer refusal = access.refusal(credentials(exchange), method, path);
    if (refusal != null) {
      return refusal;
    }
    Page page = find(path);
    if (page == null) {
      return PageAnswer.notFound();
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
    try {
      return page.serve(
          new PageRequest(
              method,
              path,
              query(exchange.getRequestURI().getRawQuery()),
              new String(body, StandardCharsets.UTF_8)));
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("path", path).setCause(e).log("a page failed");
      return PageAnswer.text(500, "internal server error: " + e.getMessage() + "\n");
    }
  }

  private @Nullable Page find(String path) {
    Page page = pages.get(path);
    if (page != null) {
      return page;
    }
    return trees.entrySet().stream()
        .filter(tree -> path.startsWith(tree.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static Credentials credentials(HttpExchange exchange) {
    List<X509Certificate> chain = new ArrayList<>();
    if (exchange instanceof HttpsExchange secure) {
      try {
        for (Certificate certificate : secure.getSSLSession().getPeerCertificates()) {
          chain.add((X509Certificate) certificate);
        }
      } catch (SSLPeerUnverifiedException e) {
        chain.clear(); // the client showed no certificate
      }
    }
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Credentials(chain, headers);
  }

  private static Map<String, List<String>> query(@Nullable String raw) {
    Map<String, List<String>> query = new HashMap<>();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.computeIfAbsent(decode(name), unused -> new ArrayList<>()).add(decode(value));
    }
    return query;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign stands for itself
    }
  }

  private static void answer(HttpExchange exchange, PageAnswer answer) throws IOException {
    byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.getResponseHeaders().set("Cache-Control", "no-cache, private");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.code(), head || bytes.length == 0 ? -1 : bytes.length);
    if (!head && bytes.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  /** Asks for client certificates without insisting, and applies the TLS flags. */
  private static final class Configurator extends HttpsConfigurator {
    private final FlagValues flags;

    Configurator(SSLContext tls, FlagValues flags) {
      super(tls);
      this.flags = flags;
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setWantClientAuth(true);
      boolean newest = flags.text("tls-min-version").equals("VersionTLS13");
      tls.setProtocols(newest ? new String[] {"TLSv1.3"} : new String[] {"TLSv1.3", "TLSv1.2"});
      List<String> suites = flags.strings("tls-cipher-suites");
      if (!suites.isEmpty()) {
        tls.setCipherSuites(suites.toArray(new String[0]));
      }
      parameters.setSSLParameters(tls);
    }
  }
}
