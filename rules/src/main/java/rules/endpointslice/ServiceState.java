// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.core.Service;
import facts.meta.Ref;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rules.shared.TriggerTimes;

/** The service of the sync and what its slices take from it. */
public final class ServiceState {
  static final String TRIGGER_ANNOTATION = "endpoints.kubernetes.io/last-change-trigger-time";

  private final Service service;
  private final TriggerTimes times;
  private final @Nullable TriggerTimes timesBefore;
  private final boolean hintsBefore;
  private final boolean hintsAfter;

  /**
   * The service and what is remembered about it.
   *
   * @param times when its pods and itself changed
   * @param timesBefore the same at the last sync, or null at the first
   * @param hintsBefore whether its endpoints had topology aware hints after the last sync
   * @param hintsAfter whether they will have them after this one
   */
  ServiceState(
      Service service,
      TriggerTimes times,
      @Nullable TriggerTimes timesBefore,
      boolean hintsBefore,
      boolean hintsAfter) {
    this.service = service;
    this.times = times;
    this.timesBefore = timesBefore;
    this.hintsBefore = hintsBefore;
    this.hintsAfter = hintsAfter;
  }

  /** Reference to the service. */
  public Ref ref() {
    return service.ref();
  }

  /** Namespace of the service and its slices. */
  public String getNamespace() {
    return service.getNamespace();
  }

  /** {@code namespace/name} of the service. */
  public String getKey() {
    return service.getNamespace() + "/" + service.getName();
  }

  /** {@code ClusterIP}, {@code ExternalName} and so on. */
  public String getType() {
    return service.getType();
  }

  /** Whether the service has a selector. */
  public boolean isSelecting() {
    return !service.getSelector().isAbsent();
  }

  /** Whether the service is being deleted. */
  public boolean isDeleting() {
    return service.isDeleting();
  }

  /** What names of its slices begin with. */
  public String getGenerateName() {
    return SliceLabels.generateName(service.getName());
  }

  /** Labels of its slices. */
  public Map<String, String> getSliceLabels() {
    return SliceLabels.wanted(service);
  }

  /** Owner references of its slices, in the JSON form. */
  public List<Object> getOwnerReferences() {
    Map<String, Object> owner = new LinkedHashMap<>();
    owner.put("apiVersion", "v1");
    owner.put("blockOwnerDeletion", true);
    owner.put("controller", true);
    owner.put("kind", "Service");
    owner.put("name", service.getName());
    owner.put("uid", service.getUid());
    return List.of(owner);
  }

  /** Whether a change is known that led to this sync. */
  public boolean isTriggered() {
    return trigger() != null;
  }

  /** The time of that change as the annotation says it; empty when there is none. */
  public String getTriggerTime() {
    Instant trigger = trigger();
    return trigger == null ? "" : TriggerTimes.text(trigger);
  }

  /** Annotations of a new slice; null for none. */
  public @Nullable Map<String, String> getTriggerAnnotations() {
    return isTriggered() ? Map.of(TRIGGER_ANNOTATION, getTriggerTime()) : null;
  }

  /** Times of the changes that this sync has seen. */
  public TriggerTimes getTimes() {
    return times;
  }

  /** Whether this sync has seen something newer than the last one, or less. */
  public boolean isTimesNew() {
    return !times.equals(timesBefore);
  }

  /** Whether the endpoints had topology aware hints after the last sync. */
  public boolean isHintedBefore() {
    return hintsBefore;
  }

  /** Whether the endpoints will have topology aware hints after this sync. */
  public boolean isHintedAfter() {
    return hintsAfter;
  }

  /** The value of the metric label {@code topology}. */
  public String getTopologyLabel() {
    return Topology.isOn(service) ? "Auto" : "Disabled";
  }

  /** The value of the metric label {@code traffic_distribution}. */
  public String getDistributionLabel() {
    return service.getTrafficDistribution();
  }

  private @Nullable Instant trigger() {
    return times.changedSince(timesBefore);
  }
}
