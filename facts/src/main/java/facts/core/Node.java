// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Condition;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Pool;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node. The {@code lastProbeTime} of its conditions is their {@code lastHeartbeatTime}. */
public final class Node extends ClusterObject {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(4, 0, 3, 5, 6);

  private final List<String> podCidrs;
  private final String providerId;
  private final boolean unschedulable;
  private final List<Taint> taints;
  private final Map<String, String> allocatable;
  private final List<Condition> conditions;

  /** What is gathered while a node is read. */
  private static final class Parts {
    String podCidr = "";
    final List<String> podCidrs = new ArrayList<>(1);
    String providerId = "";
    boolean unschedulable;
    final List<Taint> taints = new ArrayList<>(1);
    final Map<String, String> allocatable = new HashMap<>();
    final List<Condition> conditions = new ArrayList<>(5);
  }

  private Node(Kind kind, ObjectMeta meta, @Nullable Whole whole, Parts parts) {
    super(kind, meta, whole);
    if (parts.podCidrs.isEmpty() && !parts.podCidr.isEmpty()) {
      parts.podCidrs.add(parts.podCidr);
    }
    this.podCidrs = List.copyOf(parts.podCidrs);
    this.providerId = parts.providerId;
    this.unschedulable = parts.unschedulable;
    this.taints = List.copyOf(parts.taints);
    this.allocatable = Pool.shared(Map.copyOf(parts.allocatable));
    this.conditions = List.copyOf(parts.conditions);
  }

  /** Reads the message of a Node. */
  public static Node read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    Parts parts = new Parts();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> spec(in, parts);
        case 3 -> status(in, parts);
        default -> in.skipField(tag);
      }
    }
    return new Node(kind, meta, whole, parts);
  }

  private static void spec(CodedInputStream in, Parts parts) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> parts.podCidr = in.readString();
        case 3 -> parts.providerId = in.readString();
        case 4 -> parts.unschedulable = in.readBool();
        case 5 -> parts.taints.add(Taint.read(in));
        case 7 -> parts.podCidrs.add(in.readString());
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static void status(CodedInputStream in, Parts parts) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 2 -> Wires.quantity(in, parts.allocatable);
        case 4 -> parts.conditions.add(Condition.read(in, CONDITION));
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** Address ranges of its pods, the first one its main one. */
  public List<String> getPodCidrs() {
    return podCidrs;
  }

  /** Its name at the cloud provider; empty for none. */
  public String getProviderId() {
    return providerId;
  }

  /** Whether no new pods are to be scheduled to it. */
  public boolean isUnschedulable() {
    return unschedulable;
  }

  /** Its taints, in their order. */
  public List<Taint> getTaints() {
    return taints;
  }

  /** Quantities of resources that pods can use, by resource. */
  public Map<String, String> getAllocatable() {
    return allocatable;
  }

  /** Conditions of its status. */
  public List<Condition> getConditions() {
    return conditions;
  }

  /** The first condition of a type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(conditions, type);
  }

  /** Whether its Ready condition is True. */
  public boolean isReady() {
    Condition ready = condition("Ready");
    return ready != null && ready.isTrue();
  }
}
