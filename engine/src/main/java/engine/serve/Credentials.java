// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * What a request brings to prove who sends it.
 *
 * @param certificates client certificate chain, empty if none
 * @param headers header values by name in lower case
 */
record Credentials(List<X509Certificate> certificates, Map<String, List<String>> headers) {

  /** The bearer token, empty if none. */
  String token() {
    List<String> values = headers.getOrDefault("authorization", List.of());
    if (values.isEmpty() || !values.get(0).regionMatches(true, 0, "Bearer ", 0, 7)) {
      return "";
    }
    return values.get(0).substring(7).trim();
  }
}
