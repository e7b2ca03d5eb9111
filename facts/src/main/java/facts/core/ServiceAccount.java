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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service account. */
public final class ServiceAccount extends ClusterObject {
  private static final int REFERENCED_NAME = 3;

  private final List<String> secrets;

  private ServiceAccount(Kind kind, ObjectMeta meta, @Nullable Whole whole, List<String> secrets) {
    super(kind, meta, whole);
    this.secrets = List.copyOf(secrets);
  }

  /** Reads the message of a ServiceAccount. */
  public static ServiceAccount read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    List<String> secrets = new ArrayList<>(0);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> secrets.add(Wires.text(in, REFERENCED_NAME));
        default -> in.skipField(tag);
      }
    }
    return new ServiceAccount(kind, meta, whole, secrets);
  }

  /** Names of the secrets it refers to. */
  public List<String> getSecrets() {
    return secrets;
  }
}
