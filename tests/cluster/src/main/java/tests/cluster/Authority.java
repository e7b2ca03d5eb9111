// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority of one test cluster, in memory and with nothing but the JDK.
 *
 * <p>The JDK signs and parses certificates but cannot build them; keytool can, at half a second a
 * call. So the certificate is encoded here and read back through the JDK, which checks it.
 */
final class Authority {
  private static final Duration VALID = Duration.ofDays(30);
  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

  private final SecureRandom random = new SecureRandom();
  private final String name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  Authority(String name) {
    this.name = name;
    this.keys = newKeys();
    this.certificate = sign(name, List.of(), keys, extensionsOfAuthority());
  }

  /** A private key and its certificate. */
  record Identity(PrivateKey key, X509Certificate certificate) {
    String keyPem() {
      return pem("PRIVATE KEY", key.getEncoded());
    }

    String certificatePem() {
      return Authority.certificatePem(certificate);
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  String pem() {
    return certificatePem(certificate);
  }

  Identity self() {
    return new Identity(keys.getPrivate(), certificate);
  }

  /** An identity for a client: {@code user} becomes the API user, {@code groups} its groups. */
  Identity client(String user, List<String> groups) {
    KeyPair pair = newKeys();
    byte[] usage = Der.sequence(Der.oid("1.3.6.1.5.5.7.3.2"));
    return new Identity(
        pair.getPrivate(), sign(user, groups, pair, List.of(extension("2.5.29.37", usage))));
  }

  /** An identity for a server that answers at 127.0.0.1 and under {@code dnsNames}. */
  Identity server(String commonName, List<String> dnsNames, List<String> addresses) {
    List<byte[]> names = new ArrayList<>();
    for (String dns : dnsNames) {
      names.add(Der.context(2, false, dns.getBytes(StandardCharsets.US_ASCII)));
    }
    for (String address : addresses) {
      names.add(Der.context(7, false, bytesOf(address)));
    }
    byte[] usage = Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"));
    byte[] alternatives = Der.sequence(names.toArray(byte[][]::new));
    KeyPair pair = newKeys();
    return new Identity(
        pair.getPrivate(),
        sign(
            commonName,
            List.of(),
            pair,
            List.of(extension("2.5.29.37", usage), extension("2.5.29.17", alternatives))));
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new ClusterException("making an EC key: this JDK lacks the curve secp256r1", e);
    }
  }

  static String pem(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private static String certificatePem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new ClusterException("encoding a certificate just made", e);
    }
  }

  private X509Certificate sign(
      String commonName, List<String> organizations, KeyPair subject, List<byte[]> extensions) {
    Instant now = Instant.now();
    byte[] body =
        Der.sequence(
            Der.context(0, true, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(120, random).add(BigInteger.ONE)),
            ECDSA_WITH_SHA256,
            distinguishedName(name, List.of()),
            Der.sequence(Der.time(now.minusSeconds(300)), Der.time(now.plus(VALID))),
            distinguishedName(commonName, organizations),
            subject.getPublic().getEncoded(),
            Der.context(3, true, Der.sequence(extensions.toArray(byte[][]::new))));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new ClusterException("signing a certificate for " + commonName, e);
    }
  }

  private static byte[] distinguishedName(String commonName, List<String> organizations) {
    List<byte[]> parts = new ArrayList<>();
    for (String organization : organizations) {
      parts.add(Der.set(Der.sequence(Der.oid("2.5.4.10"), Der.text(organization))));
    }
    parts.add(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(commonName))));
    return Der.sequence(parts.toArray(byte[][]::new));
  }

  private static List<byte[]> extensionsOfAuthority() {
    byte[] constraints = Der.sequence(Der.bool(true));
    byte[] signsCertificates = Der.bits(2, new byte[] {0x04});
    return List.of(extension("2.5.29.19", constraints), extension("2.5.29.15", signsCertificates));
  }

  private static byte[] extension(String oid, byte[] value) {
    boolean critical = oid.equals("2.5.29.19") || oid.equals("2.5.29.15");
    return critical
        ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] bytesOf(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new ClusterException(address + " is no IP address", e);
    }
  }
}
