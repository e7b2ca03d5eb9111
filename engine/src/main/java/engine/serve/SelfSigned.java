// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes a serving certificate for localhost that lives in memory only, valid for a year. */
final class SelfSigned {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int UTF8_STRING = 0x0c;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;

  private SelfSigned() {}

  /** A key store with one key without a password. */
  static KeyStore keyStore(Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate[] chain = {certificate(keys, now)};
      store.setKeyEntry("serving", keys.getPrivate(), new char[0], chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("making a self-signed serving certificate: " + e, e);
    }
  }

  private static Certificate certificate(KeyPair keys, Instant now)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2)); // ecdsa-with-SHA256
    byte[] name =
        Der.sequence(
            Der.element(
                0x31, Der.sequence(Der.oid(2, 5, 4, 3), Der.text(UTF8_STRING, "localhost"))));
    byte[] validity =
        Der.sequence(
            Der.text(GENERALIZED_TIME, TIME.format(now.minus(Duration.ofHours(1)))),
            Der.text(GENERALIZED_TIME, TIME.format(now.plus(Duration.ofDays(365)))));
    byte[] hosts =
        Der.sequence(
            Der.text(DNS_NAME, "localhost"), Der.element(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
    byte[] extensions =
        Der.sequence(Der.sequence(Der.oid(2, 5, 29, 17), Der.octets(hosts))); // alternative names
    byte[] body =
        Der.sequence(
            Der.element(0xa0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(100, new SecureRandom())),
            algorithm,
            name,
            validity,
            name,
            keys.getPublic().getEncoded(),
            Der.element(0xa3, extensions));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(body);
    byte[] whole = Der.sequence(body, algorithm, Der.bits(signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }
}
