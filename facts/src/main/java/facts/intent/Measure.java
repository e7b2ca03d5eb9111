// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.util.Map;

/**
 * A reading for a metric that {@code controller.yaml} declares.
 *
 * @param metric its name there
 * @param value added to a counter, set on a gauge, observed by a histogram
 * @param labels values by label name
 */
public record Measure(String metric, double value, Map<String, String> labels) implements Intent {

  public Measure {
    labels = Map.copyOf(labels);
  }

  /** A reading without labels. */
  public static Measure of(String metric, double value) {
    return new Measure(metric, value, Map.of());
  }
}
