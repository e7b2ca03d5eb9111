// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why a connection failed. */
final class Causes {
  private Causes() {}

  /**
   * Whether an HTTP/2 server ended the connection without an answer. An API server answers 401 and
   * ends it at once when it refuses credentials; the JDK's client then often loses the answer.
   */
  static boolean isGoAway(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (String.valueOf(t.getMessage()).contains("GOAWAY received")) {
        return true;
      }
    }
    return false;
  }

  static String text(Throwable failure) {
    if (isGoAway(failure)) {
      return "the server ended the connection without an answer (GOAWAY), as it does when it refuses"
          + " credentials";
    }
    Throwable expired = find(failure, CertificateExpiredException.class);
    if (expired != null) {
      return "the server's certificate has expired (" + expired.getMessage() + ")";
    }
    if (find(failure, UnresolvedAddressException.class) != null
        || find(failure, UnknownHostException.class) != null) {
      return "the server's name cannot be resolved";
    }
    if (find(failure, CertPathValidatorException.class) != null
        || String.valueOf(failure.getMessage()).contains("PKIX")) {
      return "the server's certificate is not trusted: " + rootMessage(failure);
    }
    if (find(failure, SSLException.class) != null) {
      return "the TLS handshake or connection failed: " + rootMessage(failure);
    }
    if (find(failure, ConnectException.class) != null) {
      return find(failure, ClosedChannelException.class) == null
          ? "the connection failed: " + rootMessage(failure)
          : "connection refused";
    }
    return rootMessage(failure);
  }

  private static <T extends Throwable> @Nullable Throwable find(Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return t;
      }
    }
    return null;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
