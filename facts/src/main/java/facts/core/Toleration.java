// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.Pool;
import facts.meta.Wires;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A taint that a pod tolerates.
 *
 * @param key empty for every key
 * @param operator {@code Exists} or {@code Equal}; empty means Equal
 * @param value for Equal
 * @param effect empty for every effect
 * @param seconds how long a NoExecute taint is tolerated, or null for ever
 */
public record Toleration(
    String key, String operator, String value, String effect, @Nullable Long seconds) {

  static Toleration read(CodedInputStream in) throws IOException {
    String key = "";
    String operator = "";
    String value = "";
    String effect = "";
    Long seconds = null;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> key = Pool.text(in.readString());
        case 2 -> operator = Pool.text(in.readString());
        case 3 -> value = Pool.text(in.readString());
        case 4 -> effect = Pool.text(in.readString());
        case 5 -> seconds = in.readInt64();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Toleration(key, operator, value, effect, seconds);
  }
}
