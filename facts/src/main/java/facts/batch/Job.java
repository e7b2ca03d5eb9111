// SPDX-License-Identifier: Apache-2.0
package facts.batch;

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

/** A Job. */
public final class Job extends ClusterObject {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(4, 0, 3, 5, 6);

  private final @Nullable Integer ttlSecondsAfterFinished;
  private final List<Condition> conditions;

  private Job(
      Kind kind,
      ObjectMeta meta,
      @Nullable Whole whole,
      @Nullable Integer ttlSecondsAfterFinished,
      List<Condition> conditions) {
    super(kind, meta, whole);
    this.ttlSecondsAfterFinished = ttlSecondsAfterFinished;
    this.conditions = List.copyOf(conditions);
  }

  /** Reads the message of a Job. */
  public static Job read(Kind kind, CodedInputStream in, @Nullable Whole whole) throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    Integer ttl = null;
    List<Condition> conditions = new ArrayList<>(1);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> ttl = ttl(in);
        case 3 -> conditions(in, conditions);
        default -> in.skipField(tag);
      }
    }
    return new Job(kind, meta, whole, ttl, conditions);
  }

  private static @Nullable Integer ttl(CodedInputStream in) throws IOException {
    Integer ttl = null;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 8) {
        ttl = in.readInt32();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return ttl;
  }

  private static void conditions(CodedInputStream in, List<Condition> conditions)
      throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        conditions.add(Condition.read(in, CONDITION));
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** Seconds that it is kept for after it has finished, or null for ever. */
  public @Nullable Integer getTtlSecondsAfterFinished() {
    return ttlSecondsAfterFinished;
  }

  /** Conditions of its status. */
  public List<Condition> getConditions() {
    return conditions;
  }
}
