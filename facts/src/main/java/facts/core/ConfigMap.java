// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ConfigMap and its data as texts. */
public final class ConfigMap extends ClusterObject {
  private final Map<String, String> data;

  private ConfigMap(Kind kind, ObjectMeta meta, @Nullable Whole whole, Map<String, String> data) {
    super(kind, meta, whole);
    this.data = data;
  }

  /** Reads the message of a ConfigMap. */
  public static ConfigMap read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    Map<String, String> data = null;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> data = Wires.entry(in, data);
        default -> in.skipField(tag);
      }
    }
    return new ConfigMap(kind, meta, whole, data == null ? Map.of() : Map.copyOf(data));
  }

  /** Its data; what is no text is not among it. */
  public Map<String, String> getData() {
    return data;
  }
}
