// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the state that a service's endpoints stem from was last seen to change: memory of one key.
 *
 * @param service creation of the service, or null when it has none
 * @param pods last transition of each pod's Ready condition, by pod name
 * @source endpointslice-controller.md 3.5, Kubernetes 1.37
 */
public record TriggerTimes(@Nullable Instant service, Map<String, Instant> pods) {

  /** RFC 3339 with nanoseconds, without trailing zeros. */
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public TriggerTimes {
    pods = Map.copyOf(pods);
  }

  /**
   * The earliest change that {@code before} did not know.
   *
   * @param before what the last sync remembered, or null when there was none
   * @return null when nothing changed
   */
  public @Nullable Instant changedSince(@Nullable TriggerTimes before) {
    if (before == null) {
      return service;
    }
    Instant earliest = newer(service, before.service);
    for (Map.Entry<String, Instant> pod : pods.entrySet()) {
      Instant change = newer(pod.getValue(), before.pods.get(pod.getKey()));
      if (change != null && (earliest == null || change.isBefore(earliest))) {
        earliest = change;
      }
    }
    return earliest;
  }

  /**
   * What was remembered, as a value of this class or as data: {@code service} and {@code pods} as
   * RFC 3339 texts.
   *
   * @return null when nothing was
   */
  public static @Nullable TriggerTimes remembered(@Nullable Object value) {
    if (value instanceof TriggerTimes times) {
      return times;
    }
    if (!(value instanceof Map<?, ?> tree)) {
      return null;
    }
    Map<String, Instant> pods = new HashMap<>();
    if (tree.get("pods") instanceof Map<?, ?> known) {
      known.forEach(
          (pod, time) -> pods.put(String.valueOf(pod), Instant.parse(String.valueOf(time))));
    }
    Object service = tree.get("service");
    return new TriggerTimes(service == null ? null : Instant.parse(service.toString()), pods);
  }

  /** The text of the annotation {@code endpoints.kubernetes.io/last-change-trigger-time}. */
  public static String text(Instant time) {
    return FORM.format(time);
  }

  private static @Nullable Instant newer(@Nullable Instant now, @Nullable Instant before) {
    return now != null && (before == null || now.isAfter(before)) ? now : null;
  }
}
