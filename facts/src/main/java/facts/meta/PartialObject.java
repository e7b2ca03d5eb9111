// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** An object of any kind of which only the metadata is known. */
public final class PartialObject extends ClusterObject {

  private PartialObject(Kind kind, ObjectMeta meta) {
    super(kind, meta, null);
  }

  /** The metadata of any object, whose first field it is in every kind. */
  public static PartialObject read(Kind kind, CodedInputStream in) throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        meta = ObjectMeta.read(in);
      } else {
        in.skipField(tag);
      }
    }
    return new PartialObject(kind, meta);
  }

  /** The metadata of an object that was read whole or under another kind. */
  static PartialObject of(Kind kind, ClusterObject object) {
    return new PartialObject(kind, object.meta);
  }
}
