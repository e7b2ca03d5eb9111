// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A config map. Its data is held once, in the kept object, and read from there on demand. */
public final class ConfigMap extends ClusterObject {
  private static final int DATA = 2;
  private static final int BINARY_DATA = 3;

  private final List<String> binaryKeys;

  private ConfigMap(Kind kind, ObjectMeta meta, @Nullable Whole whole, List<String> binaryKeys) {
    super(kind, meta, whole);
    this.binaryKeys = List.copyOf(binaryKeys);
  }

  /** Reads the message of a ConfigMap. */
  public static ConfigMap read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    List<String> binaryKeys = new ArrayList<>(0);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case BINARY_DATA -> binaryKeys.add(Wires.text(in, 1));
        default -> in.skipField(tag);
      }
    }
    return new ConfigMap(kind, meta, whole, binaryKeys);
  }

  /** Texts by key; read anew at each call. */
  public Map<String, String> getData() {
    return readWhole(
        Map.of(),
        in -> {
          Map<String, String> data = new HashMap<>();
          for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == DATA) {
              Wires.entry(in, data);
            } else {
              in.skipField(tag);
            }
          }
          return Map.copyOf(data);
        });
  }

  /** Keys of its binary data. */
  public List<String> getBinaryKeys() {
    return binaryKeys;
  }
}
