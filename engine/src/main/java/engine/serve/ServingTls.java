// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.client.ClientConfigException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS of the secure port: its certificate, and client certificates taken as they come. */
final class ServingTls {
  private ServingTls() {}

  /** TLS with a certificate of its own, made now. */
  static SSLContext selfSigned(Instant now) {
    try {
      KeyStore store = SelfSigned.keyStore(now);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      return context(keys.getKeyManagers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("setting up TLS of the secure port: " + e, e);
    }
  }

  /**
   * TLS with a certificate chain and key from PEM files (PKCS#1, PKCS#8 or SEC 1).
   *
   * @throws ClientConfigException if a file is missing or unusable
   */
  static SSLContext fromFiles(String certFile, String keyFile) {
    try {
      byte[] cert = Files.readAllBytes(Path.of(certFile));
      byte[] key = Files.readAllBytes(Path.of(keyFile));
      String algorithm = Config.getKeyAlgorithm(new ByteArrayInputStream(key));
      return context(
          SSLUtils.keyManagers(
              new ByteArrayInputStream(cert),
              new ByteArrayInputStream(key),
              algorithm == null ? "RSA" : algorithm,
              "",
              null,
              null));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new ClientConfigException(
          "reading the serving certificate " + certFile + " and key " + keyFile + ": " + e, e);
    }
  }

  private static SSLContext context(KeyManager[] keys) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new AnyClient()}, null);
    return context;
  }

  /** Lets every client certificate pass the handshake: who it names is decided per request. */
  private static final class AnyClient implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("the secure port calls no servers");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
