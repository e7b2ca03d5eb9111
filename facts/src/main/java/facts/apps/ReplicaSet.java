// SPDX-License-Identifier: Apache-2.0
package facts.apps;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Condition;
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

/** A ReplicaSet. */
public final class ReplicaSet extends ClusterObject implements Selecting {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(3, 0, 0, 4, 5);
  private static final Template NO_TEMPLATE = Template.fromTree(Map.of());

  private final int replicas;
  private final int minReadySeconds;
  private final LabelSelector selector;
  private final Template template;
  private final Status status;

  /** What the status says. */
  private static final class Status {
    int replicas;
    int fullyLabeled;
    int ready;
    int available;
    @Nullable Integer terminating;
    long observedGeneration;
    final List<Condition> conditions = new ArrayList<>(0);
  }

  private ReplicaSet(
      Kind kind,
      ObjectMeta meta,
      @Nullable Whole whole,
      int replicas,
      int minReadySeconds,
      LabelSelector selector,
      Template template,
      Status status) {
    super(kind, meta, whole);
    this.replicas = replicas;
    this.minReadySeconds = minReadySeconds;
    this.selector = selector;
    this.template = template;
    this.status = status;
  }

  /** Reads the message of a ReplicaSet. */
  public static ReplicaSet read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    int replicas = 1;
    int minReadySeconds = 0;
    LabelSelector selector = LabelSelector.NOTHING;
    Template template = NO_TEMPLATE;
    Status status = new Status();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> {
          int limit = Wires.enter(in);
          for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
            switch (inner >>> 3) {
              case 1 -> replicas = in.readInt32();
              case 2 -> selector = LabelSelector.read(in);
              case 3 -> template = Template.read(in);
              case 4 -> minReadySeconds = in.readInt32();
              default -> in.skipField(inner);
            }
          }
          in.popLimit(limit);
        }
        case 3 -> status(in, status);
        default -> in.skipField(tag);
      }
    }
    return new ReplicaSet(kind, meta, whole, replicas, minReadySeconds, selector, template, status);
  }

  private static void status(CodedInputStream in, Status status) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> status.replicas = in.readInt32();
        case 2 -> status.fullyLabeled = in.readInt32();
        case 3 -> status.observedGeneration = in.readInt64();
        case 4 -> status.ready = in.readInt32();
        case 5 -> status.available = in.readInt32();
        case 6 -> status.conditions.add(Condition.read(in, CONDITION));
        case 7 -> status.terminating = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** Wanted pods. */
  public int getReplicas() {
    return replicas;
  }

  /** Seconds for which a pod must be ready to count as available. */
  public int getMinReadySeconds() {
    return minReadySeconds;
  }

  @Override
  public LabelSelector getSelector() {
    return selector;
  }

  /** What its pods are made from. */
  public Template getTemplate() {
    return template;
  }

  /** Pods, as the status says. */
  public int getStatusReplicas() {
    return status.replicas;
  }

  /** Pods with all labels of the template, as the status says. */
  public int getFullyLabeledReplicas() {
    return status.fullyLabeled;
  }

  /** Ready pods, as the status says. */
  public int getReadyReplicas() {
    return status.ready;
  }

  /** Available pods, as the status says. */
  public int getAvailableReplicas() {
    return status.available;
  }

  /** Terminating pods, as the status says, or null. */
  public @Nullable Integer getTerminatingReplicas() {
    return status.terminating;
  }

  /** Generation that the status speaks of. */
  public long getObservedGeneration() {
    return status.observedGeneration;
  }

  /** Conditions of the status. */
  public List<Condition> getConditions() {
    return List.copyOf(status.conditions);
  }

  /** The first condition of a type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(status.conditions, type);
  }
}
