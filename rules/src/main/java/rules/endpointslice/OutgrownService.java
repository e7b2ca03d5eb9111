// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

/** A service whose hints do not suit the zones any more. */
public final class OutgrownService {
  private final String key;

  OutgrownService(String key) {
    this.key = key;
  }

  /** {@code namespace/name} of the service. */
  public String getKey() {
    return key;
  }
}
