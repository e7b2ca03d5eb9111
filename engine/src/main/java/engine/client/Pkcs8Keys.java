// SPDX-License-Identifier: Apache-2.0
package engine.client;

import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** Client keys in PKCS#8 of any algorithm; the client library takes only RSA ones in that form. */
final class Pkcs8Keys {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private Pkcs8Keys() {}

  /**
   * Key managers for the client certificate of a configuration.
   *
   * @return null when it has none, or its key has another form that the library reads itself
   * @throws ClientConfigException if certificate or key can't be used
   */
  static KeyManager @Nullable [] of(Config config) {
    try {
      byte[] key = bytes(config.getClientKeyData(), config.getClientKeyFile());
      byte[] cert = bytes(config.getClientCertData(), config.getClientCertFile());
      String text = new String(key, StandardCharsets.US_ASCII);
      int from = text.indexOf(BEGIN);
      int to = text.indexOf(END);
      if (cert.length == 0 || from < 0 || to < from) {
        return null;
      }
      PrivateKey privateKey =
          privateKey(Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to)));
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(cert))
              .toArray(Certificate[]::new);
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setKeyEntry("client", privateKey, new char[0], chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, new char[0]);
      return factory.getKeyManagers();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new ClientConfigException(
          "reading the client certificate and key: " + e.getMessage(), e);
    }
  }

  private static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
    InvalidKeySpecException last = new InvalidKeySpecException("the key is none of " + ALGORITHMS);
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException e) {
        last.addSuppressed(e);
      }
    }
    throw last;
  }

  private static byte[] bytes(@Nullable String base64, @Nullable String file) throws IOException {
    if (base64 != null && !base64.isEmpty()) {
      return Base64.getDecoder().decode(base64);
    }
    return file == null || file.isEmpty() ? new byte[0] : Files.readAllBytes(Path.of(file));
  }
}
