// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A bundle of certificate authorities that client certificates are checked against. */
final class Authorities {
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_USE = "2.5.29.37.0";

  static final Authorities NONE = new Authorities(Set.of());

  private final Set<TrustAnchor> anchors;

  private Authorities(Set<TrustAnchor> anchors) {
    this.anchors = anchors;
  }

  /**
   * Reads a PEM bundle; empty text is no authority.
   *
   * @throws GeneralSecurityException if it holds no readable certificate
   */
  static Authorities parse(String pem) throws GeneralSecurityException {
    if (pem.isBlank()) {
      return NONE;
    }
    Set<TrustAnchor> anchors = new HashSet<>();
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    for (java.security.cert.Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes))) {
      anchors.add(new TrustAnchor((X509Certificate) certificate, null));
    }
    return new Authorities(anchors);
  }

  /** Whether one of these signed the chain, for use by clients and valid now. */
  boolean signed(List<X509Certificate> chain) {
    if (anchors.isEmpty() || chain.isEmpty()) {
      return false;
    }
    try {
      List<String> uses = chain.get(0).getExtendedKeyUsage();
      if (uses == null || !(uses.contains(CLIENT_AUTH) || uses.contains(ANY_USE))) {
        return false;
      }
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false; // not signed, expired or not readable: the certificate proves nothing
    }
  }
}
