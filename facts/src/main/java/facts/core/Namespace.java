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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A namespace. */
public final class Namespace extends ClusterObject {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(4, 0, 0, 5, 6);

  private final List<String> specFinalizers;
  private final String phase;
  private final List<Condition> conditions;

  private Namespace(
      Kind kind,
      ObjectMeta meta,
      @Nullable Whole whole,
      List<String> specFinalizers,
      String phase,
      List<Condition> conditions) {
    super(kind, meta, whole);
    this.specFinalizers = List.copyOf(specFinalizers);
    this.phase = phase;
    this.conditions = List.copyOf(conditions);
  }

  /** Reads the message of a Namespace. */
  public static Namespace read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    List<String> finalizers = new ArrayList<>(1);
    String phase = "";
    List<Condition> conditions = new ArrayList<>(0);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = tag >>> 3;
      if (number == 1) {
        meta = ObjectMeta.read(in);
      } else if (number != 2 && number != 3) {
        in.skipField(tag);
      } else {
        int limit = Wires.enter(in);
        for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
          switch (number * 10 + (inner >>> 3)) {
            case 21 -> finalizers.add(Pool.text(in.readString()));
            case 31 -> phase = Pool.text(in.readString());
            case 32 -> conditions.add(Condition.read(in, CONDITION));
            default -> in.skipField(inner);
          }
        }
        in.popLimit(limit);
      }
    }
    return new Namespace(kind, meta, whole, finalizers, phase, conditions);
  }

  /** Who has to agree before it may go, besides the finalizers of its metadata. */
  public List<String> getSpecFinalizers() {
    return specFinalizers;
  }

  /** {@code Active} or {@code Terminating}; empty when not said. */
  public String getPhase() {
    return phase;
  }

  /** Conditions of its status. */
  public List<Condition> getConditions() {
    return conditions;
  }

  /** The first condition of a type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(conditions, type);
  }
}
