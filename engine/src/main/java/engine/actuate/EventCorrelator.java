// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Event;
import facts.meta.Ref;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps repeated events from flooding the cluster: similar ones are combined, equal ones are
 * counted, and an object that causes too many is silenced.
 *
 * <p>Not thread-safe.
 *
 * @source 00-controller-manager.md section 10, Kubernetes 1.37
 */
final class EventCorrelator {
  private static final int CACHED = 4096;
  private static final int SIMILAR = 10;
  private static final Duration SIMILAR_WITHIN = Duration.ofMinutes(10);
  private static final double BURST = 25;
  private static final double REFILL_SECONDS = 300;
  private static final String COMBINED = "(combined from similar events): ";

  private static final int LONGEST_NAME = 253;
  private static final Pattern DNS_SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private final Map<List<String>, Similar> similar = lru();
  private final Map<List<String>, Sent> sent = lru();
  private final Map<List<String>, Bucket> buckets = lru();
  private long lastNamed;

  /** Different messages of one reason about one object. */
  private static final class Similar {
    final Set<String> messages = new HashSet<>();
    Instant last;

    Similar(Instant now) {
      last = now;
    }
  }

  /** An event that the server has. */
  static final class Sent {
    final String name;
    final Instant first;
    int count;

    Sent(String name, Instant first) {
      this.name = name;
      this.first = first;
    }
  }

  private static final class Bucket {
    double tokens = BURST;
    Instant refilled;

    Bucket(Instant now) {
      refilled = now;
    }
  }

  /**
   * What is to be sent.
   *
   * @param event the event, with the message to show
   * @param sent its name, first time and count
   * @param repeated whether the server has it already
   */
  record Correlated(Event event, Sent sent, boolean repeated) {}

  /** Takes an event; null when its object is silenced. */
  @Nullable Correlated correlate(Event event, Instant now) {
    List<String> about = about(event);
    Similar group = similar.computeIfAbsent(about, key -> new Similar(now));
    if (Duration.between(group.last, now).compareTo(SIMILAR_WITHIN) > 0) {
      group.messages.clear();
    }
    group.last = now;
    group.messages.add(event.message());
    boolean combine = group.messages.size() >= SIMILAR;
    Event shown = event;
    List<String> key;
    if (combine) {
      group.messages.remove(group.messages.iterator().next());
      shown = event.withMessage(COMBINED + event.message());
      key = about;
    } else {
      key = new java.util.ArrayList<>(about);
      key.add(event.message());
    }
    Sent before = sent.get(key);
    boolean repeated = before != null;
    Sent record = repeated ? before : new Sent(name(event.about(), now), now);
    record.count++;
    sent.put(key, record);
    return allowed(event, now) ? new Correlated(shown, record, repeated) : null;
  }

  private boolean allowed(Event event, Instant now) {
    Bucket bucket = buckets.computeIfAbsent(spamKey(event), key -> new Bucket(now));
    double elapsed = Math.max(0, Duration.between(bucket.refilled, now).toMillis() / 1000.0);
    bucket.tokens = Math.min(BURST, bucket.tokens + elapsed / REFILL_SECONDS);
    bucket.refilled = now;
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens -= 1;
    return true;
  }

  private static List<String> spamKey(Event event) {
    Ref about = event.about();
    return List.of(
        about.kind(),
        about.namespace(),
        about.name(),
        about.uid(),
        about.apiVersion(),
        event.type());
  }

  private static List<String> about(Event event) {
    Ref about = event.about();
    return List.of(
        about.kind(),
        about.namespace(),
        about.name(),
        about.uid(),
        about.apiVersion(),
        event.type(),
        event.reason());
  }

  /** Each moment names one event; a name that the server would refuse gives way to a uuid. */
  private String name(Ref about, Instant now) {
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    lastNamed = Math.max(nanos, lastNamed + 1);
    String name = about.name() + "." + Long.toHexString(lastNamed);
    return name.length() <= LONGEST_NAME && DNS_SUBDOMAIN.matcher(name).matches()
        ? name
        : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static <V> Map<List<String>, V> lru() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<List<String>, V> eldest) {
        return size() > CACHED;
      }
    };
  }
}
