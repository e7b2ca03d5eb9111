// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Condition;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Namespace. */
public final class Namespace extends ClusterObject {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(4, 0, 0, 5, 6);

  private final List<String> specFinalizers;
  private final Status status;

  /** What the status says. */
  private static final class Status {
    String phase = "";
    final List<Condition> conditions = new ArrayList<>(0);
  }

  private Namespace(
      Kind kind,
      ObjectMeta meta,
      @Nullable Whole whole,
      List<String> specFinalizers,
      Status status) {
    super(kind, meta, whole);
    this.specFinalizers = List.copyOf(specFinalizers);
    this.status = status;
  }

  /** Reads the message of a Namespace. */
  public static Namespace read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    List<String> finalizers = new ArrayList<>(1);
    Status status = new Status();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> spec(in, finalizers);
        case 3 -> status(in, status);
        default -> in.skipField(tag);
      }
    }
    return new Namespace(kind, meta, whole, finalizers, status);
  }

  private static void spec(CodedInputStream in, List<String> finalizers) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        finalizers.add(in.readString());
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static void status(CodedInputStream in, Status status) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> status.phase = in.readString();
        case 2 -> status.conditions.add(Condition.read(in, CONDITION));
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** The finalizers of its spec, which hold it until its content is gone. */
  public List<String> getSpecFinalizers() {
    return specFinalizers;
  }

  /** {@code Active} or {@code Terminating}; empty when not said. */
  public String getPhase() {
    return status.phase;
  }

  /** Conditions of its status. */
  public List<Condition> getConditions() {
    return status.conditions;
  }

  /** The first condition of a type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(status.conditions, type);
  }
}
