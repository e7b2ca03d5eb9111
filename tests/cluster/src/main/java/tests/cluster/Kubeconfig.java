// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes a kubeconfig with everything inline. */
final class Kubeconfig {
  private Kubeconfig() {}

  static String of(String server, String authorityPem, Authority.Identity user) {
    return """
    apiVersion: v1
    kind: Config
    current-context: cluster
    clusters:
      - name: cluster
        cluster:
          server: %s
          certificate-authority-data: %s
    users:
      - name: user
        user:
          client-certificate-data: %s
          client-key-data: %s
    contexts:
      - name: cluster
        context: {cluster: cluster, user: user}
    """
        .formatted(
            server, base64(authorityPem), base64(user.certificatePem()), base64(user.keyPem()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
