// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets conditions of a status. */
final class Conditions {
  private Conditions() {}

  /** Sets a condition in place of the one of its type; its time stays while its status does. */
  static void set(
      Map<String, Object> status,
      String type,
      String value,
      String reason,
      String message,
      String now) {
    Map<String, Object> condition =
        Trees.of("type", type, "status", value, "lastTransitionTime", now);
    if (!reason.isEmpty()) {
      condition.put("reason", reason);
    }
    if (!message.isEmpty()) {
      condition.put("message", message);
    }
    List<Object> conditions = new ArrayList<>();
    boolean replaced = false;
    for (Map<String, Object> present : Trees.children(status, "conditions")) {
      if (!Trees.text(present, "type").equals(type)) {
        conditions.add(present);
        continue;
      }
      if (Trees.text(present, "status").equals(value)) {
        Trees.set(condition, "lastTransitionTime", present.get("lastTransitionTime"));
      }
      conditions.add(condition);
      replaced = true;
    }
    if (!replaced) {
      conditions.add(condition);
    }
    status.put("conditions", conditions);
  }
}
