// SPDX-License-Identifier: Apache-2.0
package facts.coordination;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lease. */
public final class Lease extends ClusterObject {
  private final Spec spec;

  /** What the spec says. */
  private static final class Spec {
    String holder = "";
    @Nullable Integer seconds;
    @Nullable Instant acquired;
    @Nullable Instant renewed;
    int transitions;
  }

  private Lease(Kind kind, ObjectMeta meta, @Nullable Whole whole, Spec spec) {
    super(kind, meta, whole);
    this.spec = spec;
  }

  /** Reads the message of a Lease. */
  public static Lease read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    Spec spec = new Spec();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> spec(in, spec);
        default -> in.skipField(tag);
      }
    }
    return new Lease(kind, meta, whole, spec);
  }

  private static void spec(CodedInputStream in, Spec spec) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> spec.holder = in.readString();
        case 2 -> spec.seconds = in.readInt32();
        case 3 -> spec.acquired = Wires.microTime(in);
        case 4 -> spec.renewed = Wires.microTime(in);
        case 5 -> spec.transitions = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** Who holds it; empty for nobody. */
  public String getHolderIdentity() {
    return spec.holder;
  }

  /** For how many seconds after its renewal it holds, or null. */
  public @Nullable Integer getLeaseDurationSeconds() {
    return spec.seconds;
  }

  /** When its holder got it, to the microsecond, or null. */
  public @Nullable Instant getAcquireTime() {
    return spec.acquired;
  }

  /** When its holder last renewed it, to the microsecond, or null. */
  public @Nullable Instant getRenewTime() {
    return spec.renewed;
  }

  /** How often it changed hands. */
  public int getLeaseTransitions() {
    return spec.transitions;
  }
}
