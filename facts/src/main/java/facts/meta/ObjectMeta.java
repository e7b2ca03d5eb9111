// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import facts.schema.SchemaException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metadata of an object, as its reader gathers it; managed fields are skipped unread. */
public final class ObjectMeta {
  String name = "";
  String generateName = "";
  String namespace = "";
  String uid = "";
  String resourceVersion = "";
  long generation;
  long created = Wires.NO_TIME;
  long deleted = Wires.NO_TIME;
  @Nullable Long deletionGraceSeconds;
  Map<String, String> labels = Map.of();
  Map<String, String> annotations = Map.of();
  List<OwnerReference> owners = List.of();
  List<String> finalizers = List.of();

  /**
   * Reads the message of {@code metadata} fields.
   *
   * @throws SchemaException if the bytes are no metadata
   */
  public static ObjectMeta read(CodedInputStream in) throws IOException {
    ObjectMeta meta = new ObjectMeta();
    Map<String, String> labels = null;
    Map<String, String> annotations = null;
    List<OwnerReference> owners = null;
    List<String> finalizers = null;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta.name = in.readString();
        case 2 -> meta.generateName = Pool.text(in.readString());
        case 3 -> meta.namespace = Pool.text(in.readString());
        case 5 -> meta.uid = in.readString();
        case 6 -> meta.resourceVersion = in.readString();
        case 7 -> meta.generation = in.readInt64();
        case 8 -> meta.created = Wires.seconds(in);
        case 9 -> meta.deleted = Wires.seconds(in);
        case 10 -> meta.deletionGraceSeconds = in.readInt64();
        case 11 -> labels = Wires.entry(in, labels);
        case 12 -> annotations = Wires.entry(in, annotations);
        case 13 -> {
          owners = owners == null ? new ArrayList<>(1) : owners;
          owners.add(owner(in));
        }
        case 14 -> {
          finalizers = finalizers == null ? new ArrayList<>(1) : finalizers;
          finalizers.add(Pool.text(in.readString()));
        }
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    meta.labels = Pool.map(labels);
    meta.annotations = Pool.map(annotations);
    meta.owners = owners == null ? List.of() : Pool.owners(owners);
    meta.finalizers = finalizers == null ? List.of() : List.copyOf(finalizers);
    return meta;
  }

  private static OwnerReference owner(CodedInputStream in) throws IOException {
    String apiVersion = "";
    String kind = "";
    String name = "";
    String uid = "";
    Boolean controller = null;
    Boolean blocking = null;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> kind = Pool.text(in.readString());
        case 3 -> name = in.readString();
        case 4 -> uid = in.readString();
        case 5 -> apiVersion = Pool.text(in.readString());
        case 6 -> controller = in.readBool();
        case 7 -> blocking = in.readBool();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new OwnerReference(apiVersion, kind, name, uid, controller, blocking);
  }

  /** Metadata without anything. */
  public static ObjectMeta empty() {
    return new ObjectMeta();
  }
}
