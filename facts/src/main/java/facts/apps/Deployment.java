// SPDX-License-Identifier: Apache-2.0
package facts.apps;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Condition;
import facts.meta.IntOrPercent;
import facts.meta.Kind;
import facts.meta.LabelSelector;
import facts.meta.ObjectMeta;
import facts.meta.Selecting;
import facts.meta.Template;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Deployment. */
public final class Deployment extends ClusterObject implements Selecting {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(7, 6, 0, 4, 5);
  private static final Template NO_TEMPLATE = Template.fromTree(Map.of());

  private final Spec spec;
  private final Status status;

  /** What the spec says. */
  private static final class Spec {
    int replicas = 1;
    LabelSelector selector = LabelSelector.NOTHING;
    Template template = NO_TEMPLATE;
    String strategy = "";
    @Nullable IntOrPercent maxUnavailable;
    @Nullable IntOrPercent maxSurge;
    int minReadySeconds;
    @Nullable Integer revisionHistoryLimit;
    boolean paused;
    @Nullable Integer progressDeadlineSeconds;
  }

  /** What the status says. */
  private static final class Status {
    long observedGeneration;
    int replicas;
    int updated;
    int ready;
    int available;
    int unavailable;
    @Nullable Integer terminating;
    @Nullable Integer collisionCount;
    final List<Condition> conditions = new ArrayList<>(2);
  }

  private Deployment(Kind kind, ObjectMeta meta, @Nullable Whole whole, Spec spec, Status status) {
    super(kind, meta, whole);
    this.spec = spec;
    this.status = status;
  }

  /** Reads the message of a Deployment. */
  public static Deployment read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    Spec spec = new Spec();
    Status status = new Status();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> spec(in, spec);
        case 3 -> status(in, status);
        default -> in.skipField(tag);
      }
    }
    return new Deployment(kind, meta, whole, spec, status);
  }

  private static void spec(CodedInputStream in, Spec spec) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> spec.replicas = in.readInt32();
        case 2 -> spec.selector = LabelSelector.read(in);
        case 3 -> spec.template = Template.read(in);
        case 4 -> strategy(in, spec);
        case 5 -> spec.minReadySeconds = in.readInt32();
        case 6 -> spec.revisionHistoryLimit = in.readInt32();
        case 7 -> spec.paused = in.readBool();
        case 9 -> spec.progressDeadlineSeconds = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static void strategy(CodedInputStream in, Spec spec) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> spec.strategy = in.readString();
        case 2 -> {
          int inner = Wires.enter(in);
          for (int field = in.readTag(); field != 0; field = in.readTag()) {
            switch (field >>> 3) {
              case 1 -> spec.maxUnavailable = IntOrPercent.read(in);
              case 2 -> spec.maxSurge = IntOrPercent.read(in);
              default -> in.skipField(field);
            }
          }
          in.popLimit(inner);
        }
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static void status(CodedInputStream in, Status status) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> status.observedGeneration = in.readInt64();
        case 2 -> status.replicas = in.readInt32();
        case 3 -> status.updated = in.readInt32();
        case 4 -> status.available = in.readInt32();
        case 5 -> status.unavailable = in.readInt32();
        case 6 -> status.conditions.add(Condition.read(in, CONDITION));
        case 7 -> status.ready = in.readInt32();
        case 8 -> status.collisionCount = in.readInt32();
        case 9 -> status.terminating = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** Wanted pods. */
  public int getReplicas() {
    return spec.replicas;
  }

  @Override
  public LabelSelector getSelector() {
    return spec.selector;
  }

  /** What its pods are made from. */
  public Template getTemplate() {
    return spec.template;
  }

  /** {@code RollingUpdate} or {@code Recreate}; empty when not said. */
  public String getStrategy() {
    return spec.strategy;
  }

  /** Most pods that may be unavailable during a rolling update, or null. */
  public @Nullable IntOrPercent getMaxUnavailable() {
    return spec.maxUnavailable;
  }

  /** Most pods above the wanted number during a rolling update, or null. */
  public @Nullable IntOrPercent getMaxSurge() {
    return spec.maxSurge;
  }

  /** Seconds for which a pod must be ready to count as available. */
  public int getMinReadySeconds() {
    return spec.minReadySeconds;
  }

  /** Old ReplicaSets to keep, or null. */
  public @Nullable Integer getRevisionHistoryLimit() {
    return spec.revisionHistoryLimit;
  }

  /** Whether rollouts are paused. */
  public boolean isPaused() {
    return spec.paused;
  }

  /** Seconds without progress after which a rollout has failed, or null. */
  public @Nullable Integer getProgressDeadlineSeconds() {
    return spec.progressDeadlineSeconds;
  }

  /** Generation that the status speaks of. */
  public long getObservedGeneration() {
    return status.observedGeneration;
  }

  /** Pods, as the status says. */
  public int getStatusReplicas() {
    return status.replicas;
  }

  /** Pods of the current template, as the status says. */
  public int getUpdatedReplicas() {
    return status.updated;
  }

  /** Ready pods, as the status says. */
  public int getReadyReplicas() {
    return status.ready;
  }

  /** Available pods, as the status says. */
  public int getAvailableReplicas() {
    return status.available;
  }

  /** Unavailable pods, as the status says. */
  public int getUnavailableReplicas() {
    return status.unavailable;
  }

  /** Terminating pods, as the status says, or null. */
  public @Nullable Integer getTerminatingReplicas() {
    return status.terminating;
  }

  /** How often the name of a new ReplicaSet was taken, or null. */
  public @Nullable Integer getCollisionCount() {
    return status.collisionCount;
  }

  /** Conditions of the status, in their order. */
  public List<Condition> getConditions() {
    return List.copyOf(status.conditions);
  }

  /** The first condition of a type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(status.conditions, type);
  }
}
