// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.Pool;
import facts.meta.Wires;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A taint of a node.
 *
 * @param key what is wrong
 * @param value empty for none
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 * @param timeAdded since when a NoExecute taint is there, or null
 */
public record Taint(String key, String value, String effect, @Nullable Instant timeAdded) {

  static Taint read(CodedInputStream in) throws IOException {
    String key = "";
    String value = "";
    String effect = "";
    long added = Wires.NO_TIME;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> key = Pool.text(in.readString());
        case 2 -> value = Pool.text(in.readString());
        case 3 -> effect = Pool.text(in.readString());
        case 4 -> added = Wires.seconds(in);
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Taint(key, value, effect, Wires.instant(added));
  }

  /** Whether the other taint has the same key and effect, which is what tells taints apart. */
  public boolean matches(Taint other) {
    return key.equals(other.key) && effect.equals(other.effect);
  }

  /** The JSON form. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("key", key);
    if (!value.isEmpty()) {
      tree.put("value", value);
    }
    tree.put("effect", effect);
    if (timeAdded != null) {
      tree.put("timeAdded", timeAdded.toString());
    }
    return tree;
  }
}
