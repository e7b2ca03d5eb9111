// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.schema.Field;
import facts.schema.MessageType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the status of a new object is: clients can't set it. */
final class Statuses {
  private Statuses() {}

  /** Puts the first status in place of what the client sent. */
  static void reset(Resource resource, Map<String, Object> tree) {
    if (!resource.hasStatus() || resource.is("", "nodes")) {
      return;
    }
    Map<String, Object> status;
    if (resource.isPod()) {
      status = Trees.of("phase", "Pending", "qosClass", qosClass(tree));
    } else if (resource.isNamespace()) {
      status = Trees.of("phase", "Active");
    } else if (resource.is("", "services")) {
      status = Trees.of("loadBalancer", Trees.of());
    } else if (resource.kind().resource().startsWith("persistentvolume")) {
      status = Trees.of("phase", "Pending");
    } else {
      Field field = resource.type().byJson("status");
      if (field == null) {
        return;
      }
      status = zero(field.type());
    }
    tree.put("status", status);
  }

  private static Map<String, Object> zero(MessageType type) {
    Map<String, Object> zero = Trees.of();
    for (Field field : type.fields()) {
      Object value = field.repeated() || field.map() || field.pointer() ? null : zero(field);
      if (value != null && !field.omitEmpty()) {
        zero.put(field.json(), value);
      }
    }
    return zero;
  }

  private static @Nullable Object zero(Field field) {
    return switch (field.shape()) {
      case STRING -> "";
      case BOOL -> false;
      case INT -> 0L;
      default -> null;
    };
  }

  /** The class of service: by the requests and limits of cpu and memory. */
  private static String qosClass(Map<String, Object> pod) {
    boolean any = false;
    boolean all = true;
    for (String list : new String[] {"containers", "initContainers"}) {
      for (Map<String, Object> container : Trees.children(pod, "spec", list)) {
        Map<String, Object> limits = Trees.map(container, "resources", "limits");
        Map<String, Object> requests = Trees.map(container, "resources", "requests");
        for (String name : new String[] {"cpu", "memory"}) {
          Object limit = limits.get(name);
          Object request = requests.getOrDefault(name, limit);
          any |= limit != null || request != null;
          all &= limit != null && limit.equals(request);
        }
      }
    }
    if (!any) {
      return "BestEffort";
    }
    return all ? "Guaranteed" : "Burstable";
  }
}
