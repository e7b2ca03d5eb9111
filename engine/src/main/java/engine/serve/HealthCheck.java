// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may be wrong.
 *
 * @param name name in /healthz and /readyz
 * @param problem answers what is wrong, null if all is well; must not block
 */
public record HealthCheck(String name, Supplier<@Nullable String> problem) {

  /** A check that always passes. */
  public static HealthCheck ping(String name) {
    return new HealthCheck(name, () -> null);
  }
}
