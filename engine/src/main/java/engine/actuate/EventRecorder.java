// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import engine.client.ApiRequest;
import engine.time.Clock;
import facts.intent.Event;
import facts.intent.Failure;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.Ref;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of one controller, one after the other, in the order in which they came; what
 * does not fit into its queue is dropped.
 *
 * @source 00-controller-manager.md section 10, Kubernetes 1.37
 */
public final class EventRecorder implements EventSink {
  private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
  private static final Kind EVENT = Kinds.require("v1", "Event");
  private static final int QUEUED = 1000;
  private static final int TRIES = 12;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final String component;
  private final ApiObjects api;
  private final Clock clock;
  private final EventCorrelator correlator = new EventCorrelator();
  private final ArrayDeque<Stamped> waiting = new ArrayDeque<>();
  private boolean sending;

  private record Stamped(Event event, Instant at) {}

  /** A recorder whose events name this component as their source. */
  public EventRecorder(String component, ApiObjects api, Clock clock) {
    this.component = component;
    this.api = api;
    this.clock = clock;
  }

  @Override
  public void record(Event event) {
    synchronized (this) {
      if (waiting.size() >= QUEUED) {
        return;
      }
      waiting.add(new Stamped(event, clock.now()));
      if (sending) {
        return;
      }
      sending = true;
    }
    next();
  }

  /** Whether nothing waits to be sent. */
  public synchronized boolean isIdle() {
    return !sending;
  }

  private void next() {
    while (true) {
      EventCorrelator.Correlated correlated;
      Instant at;
      synchronized (this) {
        Stamped stamped = waiting.poll();
        if (stamped == null) {
          sending = false;
          return;
        }
        at = stamped.at;
        correlated = correlator.correlate(stamped.event, at);
      }
      if (correlated != null) {
        send(correlated, at, 1);
        return;
      }
    }
  }

  private void send(EventCorrelator.Correlated correlated, Instant at, int attempt) {
    Ref about = correlated.event().about();
    String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
    ApiRequest request =
        correlated.repeated()
            ? api.withJson(
                "PATCH",
                api.path(EVENT, namespace, correlated.sent().name, ""),
                "application/strategic-merge-patch+json",
                update(correlated, at),
                EVENT)
            : api.withObject(
                "POST", api.path(EVENT, namespace, "", ""), EVENT, body(correlated, namespace, at));
    var unused =
        api.send(request).thenAccept(answer -> answered(correlated, at, attempt, answer.failure()));
  }

  private void answered(
      EventCorrelator.Correlated correlated,
      Instant at,
      int attempt,
      @org.jspecify.annotations.Nullable Failure failure) {
    if (failure != null && failure.isNotFound() && correlated.repeated()) {
      send(new EventCorrelator.Correlated(correlated.event(), correlated.sent(), false), at, 1);
      return;
    }
    if (failure != null && failure.code() == 0 && attempt < TRIES) {
      clock.schedule(PAUSE, () -> send(correlated, at, attempt + 1));
      return;
    }
    if (failure != null) {
      LOG.atDebug()
          .setMessage("an event was not taken; it is dropped")
          .addKeyValue("reason", correlated.event().reason())
          .addKeyValue("object", correlated.event().about().key())
          .addKeyValue("error", failure.message())
          .log();
    }
    next();
  }

  private Map<String, Object> update(EventCorrelator.Correlated correlated, Instant at) {
    Map<String, Object> patch = new LinkedHashMap<>();
    patch.put("count", (long) correlated.sent().count);
    patch.put("lastTimestamp", text(at));
    patch.put("message", correlated.event().message());
    return patch;
  }

  private Map<String, Object> body(
      EventCorrelator.Correlated correlated, String namespace, Instant at) {
    Event event = correlated.event();
    Map<String, Object> involved = new LinkedHashMap<>();
    involved.put("kind", event.about().kind());
    involved.put("namespace", event.about().namespace());
    involved.put("name", event.about().name());
    involved.put("uid", event.about().uid());
    involved.put("apiVersion", event.about().apiVersion());
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", correlated.sent().name);
    metadata.put("namespace", namespace);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("metadata", metadata);
    body.put("involvedObject", involved);
    body.put("reason", event.reason());
    body.put("message", event.message());
    body.put("source", Map.of("component", component));
    body.put("firstTimestamp", text(correlated.sent().first));
    body.put("lastTimestamp", text(at));
    body.put("count", (long) correlated.sent().count);
    body.put("type", event.type());
    body.put("reportingComponent", component);
    return body;
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
