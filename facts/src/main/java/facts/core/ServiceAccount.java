// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Whole;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A ServiceAccount; rules read no more of it than its metadata. */
public final class ServiceAccount extends ClusterObject {

  private ServiceAccount(Kind kind, ObjectMeta meta, @Nullable Whole whole) {
    super(kind, meta, whole);
  }

  /** Reads the message of a ServiceAccount. */
  public static ServiceAccount read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        meta = ObjectMeta.read(in);
      } else {
        in.skipField(tag);
      }
    }
    return new ServiceAccount(kind, meta, whole);
  }
}
