// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import facts.meta.Kind;
import facts.scope.Fold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One work queue of a controller.
 *
 * @param name its name in the definition
 * @param metric its name in work queue metrics
 * @param key what its keys are
 * @param workers how many keys are worked on at a time
 * @param workersFlag the flag that sets it, or null
 * @param retries rate-limited retries before a key is dropped, or null for without limit
 * @param backOff how long a failed key waits
 * @param requeueErrors whether a failed key is due again without an event
 * @param waitsFor kinds whose lists must be complete before the first key
 * @param reads relations by their names, in the order of the file
 * @param folds what concludes facts from the scope
 */
public record QueueDefinition(
    String name,
    String metric,
    Key key,
    int workers,
    @Nullable String workersFlag,
    @Nullable Integer retries,
    BackOff backOff,
    boolean requeueErrors,
    List<Kind> waitsFor,
    Map<String, RelationDefinition> reads,
    List<Fold> folds) {

  /** What the keys of a queue are. */
  public enum KeyType {
    OBJECT,
    NAME,
    VALUE,
    SINGLE,
    PASS
  }

  /**
   * What the keys of a queue are.
   *
   * @param type object, name, value, single or pass
   * @param kind of objects and names, or null
   * @param text the one key of a single or pass queue; what a value is otherwise
   * @param period pause between passes, or null
   * @param first wait before the first pass
   */
  public record Key(
      KeyType type, @Nullable Kind kind, String text, @Nullable Duration period, Duration first) {}

  /**
   * How long a failed key waits: {@code first}·2ⁿ, at most {@code cap}, and a token of the queue's
   * bucket.
   *
   * @param first wait after the first failure
   * @param cap longest wait
   * @param bucketPerSecond tokens per second that all keys of the queue share, 0 for no bucket
   * @param burst size of the bucket
   */
  public record BackOff(Duration first, Duration cap, double bucketPerSecond, int burst) {}

  static QueueDefinition read(Fields.Named named) {
    Fields fields = named.fields();
    Key key = fields.nested("key", QueueDefinition::key);
    List<Kind> waitsFor = new ArrayList<>();
    for (String kind : fields.texts("waits-for")) {
      waitsFor.add(RelationDefinition.kind(fields, "waits-for", kind));
    }
    List<Fold> folds = new ArrayList<>();
    for (String fold : fields.texts("folds")) {
      folds.add(Functions.make(fields, "folds", fold, Fold.class));
    }
    Fields workers =
        new Fields(
            fields.where("workers"), fields.has("workers") ? fields.raw("workers") : Map.of());
    int workerCount = workers.number("default", 1);
    String workersFlag = workers.textOrNull("flag");
    workers.end();
    Map<String, RelationDefinition> reads =
        fields.each("reads", relation -> RelationDefinition.read(relation, key.kind()));
    checkPaths(fields, reads);
    return new QueueDefinition(
        named.name(),
        fields.textOr("metric", named.name()),
        key,
        workerCount,
        workersFlag,
        fields.has("retries") ? (Integer) fields.number("retries", 0) : null,
        fields.nested("back-off", QueueDefinition::backOff),
        fields.flag("requeue-errors", true),
        List.copyOf(waitsFor),
        reads,
        List.copyOf(folds));
  }

  private static void checkPaths(Fields fields, Map<String, RelationDefinition> reads) {
    List<String> before = new ArrayList<>();
    for (RelationDefinition relation : reads.values()) {
      if (relation.of() != null && !before.contains(relation.of())) {
        throw fields.problem(
            "reads." + relation.name() + ".of",
            "is '" + relation.of() + "'; a relation above it is expected: " + before);
      }
      before.add(relation.name());
    }
  }

  private static Key key(Fields fields) {
    for (KeyType type : KeyType.values()) {
      String field = type.name().toLowerCase(java.util.Locale.ROOT);
      String text = fields.textOrNull(field);
      if (text == null) {
        continue;
      }
      return switch (type) {
        case OBJECT, NAME ->
            new Key(type, RelationDefinition.kind(fields, field, text), text, null, Duration.ZERO);
        case VALUE, SINGLE -> new Key(type, null, text, null, Duration.ZERO);
        case PASS ->
            new Key(
                type,
                null,
                "pass",
                duration(fields, "pass", text),
                duration(fields, "first", fields.textOr("first", "0s")));
      };
    }
    throw fields.problem("object", "is missing; a key is an object, name, value, single or pass");
  }

  private static BackOff backOff(Fields fields) {
    String bucket = fields.textOr("bucket", "10/s");
    double perSecond;
    if (bucket.equals("none")) {
      perSecond = 0;
    } else if (bucket.endsWith("/s")) {
      perSecond = rate(fields, bucket);
    } else {
      throw fields.problem(
          "bucket", "is '" + bucket + "'; a rate such as 10/s or none is expected");
    }
    return new BackOff(
        duration(fields, "first", fields.textOr("first", "5ms")),
        duration(fields, "cap", fields.textOr("cap", "1000s")),
        perSecond,
        fields.number("burst", 100));
  }

  private static double rate(Fields fields, String bucket) {
    double rate;
    try {
      rate = Double.parseDouble(bucket.substring(0, bucket.length() - 2));
    } catch (NumberFormatException e) {
      rate = 0;
    }
    if (!(rate > 0)) {
      throw fields.problem(
          "bucket", "is '" + bucket + "'; a rate such as 10/s or none is expected");
    }
    return rate;
  }

  private static Duration duration(Fields fields, String name, String text) {
    Duration duration = Durations.parse(text);
    if (duration == null) {
      throw fields.problem(name, "is '" + text + "'; a duration such as 30s is expected");
    }
    return duration;
  }
}
