// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A metric that rules feed by {@link facts.intent.Measure}.
 *
 * @param name as it is published
 * @param type counter, gauge or histogram
 * @param buckets upper bounds of a histogram
 * @param labels names of its labels
 * @param counts what the engine itself counts with it ({@code syncs}, {@code kind-errors}), or null
 *     when rules feed it
 * @param doc what it counts
 */
public record MetricDefinition(
    String name,
    Type type,
    List<Double> buckets,
    List<String> labels,
    @Nullable String counts,
    String doc) {

  /** Types of metrics. */
  public enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  static MetricDefinition read(Fields.Named named) {
    Fields fields = named.fields();
    List<Double> buckets = new ArrayList<>();
    for (String text : fields.texts("buckets")) {
      try {
        buckets.add(Double.valueOf(text));
      } catch (NumberFormatException e) {
        throw fields.problem("buckets", "names '" + text + "'; numbers are expected");
      }
    }
    String type = fields.text("type");
    String counts = fields.textOrNull("counts");
    if (counts != null && !counts.equals("syncs") && !counts.equals("kind-errors")) {
      throw fields.problem("counts", "is '" + counts + "'; syncs or kind-errors is expected");
    }
    try {
      return new MetricDefinition(
          named.name(),
          Type.valueOf(type.toUpperCase(Locale.ROOT)),
          List.copyOf(buckets),
          fields.texts("labels"),
          counts,
          fields.textOr("doc", ""));
    } catch (IllegalArgumentException e) {
      throw fields.problem("type", "is '" + type + "'; counter, gauge or histogram is expected");
    }
  }
}
