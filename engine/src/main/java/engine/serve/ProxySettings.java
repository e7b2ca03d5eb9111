// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.util.List;

/**
 * How a proxy in front tells who the user is.
 *
 * @param authorities sign the certificates of such proxies
 * @param allowedNames common names of proxies, empty for any
 * @param userHeaders headers with the user name
 * @param uidHeaders headers with the uid
 * @param groupHeaders headers with groups
 * @param extraPrefixes prefixes of headers with further data
 */
record ProxySettings(
    Authorities authorities,
    List<String> allowedNames,
    List<String> userHeaders,
    List<String> uidHeaders,
    List<String> groupHeaders,
    List<String> extraPrefixes) {
  static final ProxySettings NONE =
      new ProxySettings(Authorities.NONE, List.of(), List.of(), List.of(), List.of(), List.of());
}
