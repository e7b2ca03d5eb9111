// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition of an object's status.
 *
 * @param type what it is about
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason a short CamelCase word; may be empty
 * @param message for people; may be empty
 * @param lastTransitionTime when the status last changed, or null
 * @param lastUpdateTime when it was last written (Deployments), or null
 * @param lastProbeTime when it was last looked at (Jobs, Pods), or null
 */
public record Condition(
    String type,
    String status,
    String reason,
    String message,
    @Nullable Instant lastTransitionTime,
    @Nullable Instant lastUpdateTime,
    @Nullable Instant lastProbeTime) {

  /**
   * Numbers of a condition's fields on the wire, which differ from kind to kind; 0 for a field it
   * lacks.
   */
  public record Numbers(int transition, int update, int probe, int reason, int message) {}

  /**
   * Reads the message of a condition.
   *
   * @param numbers where its times and texts stand; type is 1 and status is 2 everywhere
   */
  public static Condition read(CodedInputStream in, Numbers numbers) throws IOException {
    String type = "";
    String status = "";
    String reason = "";
    String message = "";
    long transition = Wires.NO_TIME;
    long update = Wires.NO_TIME;
    long probe = Wires.NO_TIME;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = tag >>> 3;
      if (number == 1) {
        type = Pool.text(in.readString());
      } else if (number == 2) {
        status = Pool.text(in.readString());
      } else if (number == numbers.transition) {
        transition = Wires.seconds(in);
      } else if (number == numbers.update) {
        update = Wires.seconds(in);
      } else if (number == numbers.probe) {
        probe = Wires.seconds(in);
      } else if (number == numbers.reason) {
        reason = Pool.text(in.readString());
      } else if (number == numbers.message) {
        message = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Condition(
        type,
        status,
        reason,
        message,
        Wires.instant(transition),
        Wires.instant(update),
        Wires.instant(probe));
  }

  /** The first condition of a type, or null. */
  public static @Nullable Condition find(List<Condition> conditions, String type) {
    for (Condition condition : conditions) {
      if (condition.type.equals(type)) {
        return condition;
      }
    }
    return null;
  }

  /** The same condition with another time of its last transition. */
  public Condition withTransition(@Nullable Instant time) {
    return new Condition(type, status, reason, message, time, lastUpdateTime, lastProbeTime);
  }

  /** Whether the status is True. */
  public boolean isTrue() {
    return status.equals("True");
  }

  /** The JSON form; absent times and empty texts are left out. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", type);
    tree.put("status", status);
    put(tree, "lastProbeTime", lastProbeTime);
    put(tree, "lastUpdateTime", lastUpdateTime);
    put(tree, "lastTransitionTime", lastTransitionTime);
    if (!reason.isEmpty()) {
      tree.put("reason", reason);
    }
    if (!message.isEmpty()) {
      tree.put("message", message);
    }
    return tree;
  }

  private static void put(Map<String, Object> tree, String name, @Nullable Instant time) {
    if (time != null) {
      tree.put(name, time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
    }
  }
}
