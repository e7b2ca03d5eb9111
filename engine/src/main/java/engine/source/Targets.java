// SPDX-License-Identifier: Apache-2.0
package engine.source;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.meta.PartialObject;
import java.io.IOException;
import java.util.Arrays;

/** Knows how each kind is read from an API server. */
final class Targets {
  private Targets() {}

  /**
   * How a kind is read.
   *
   * @param metadataOnly whether metadata is enough; kinds without a fact class of their own have no
   *     more
   */
  static Target of(Kind kind, boolean metadataOnly) {
    boolean partial = metadataOnly || !Kinds.isSlim(kind);
    return new Target(
        kind.qualifiedResource(),
        collection(kind),
        partial,
        new ProtobufFormat(
            partial
                ? (bytes, offset, length) -> metadata(kind, bytes, offset, length)
                : (bytes, offset, length) -> whole(kind, bytes, offset, length)),
        new JsonFormat(
            partial ? tree -> Kinds.partial(kind, tree) : tree -> Kinds.fromTree(kind, tree)));
  }

  /** Path of a kind's objects in all namespaces. */
  static String collection(Kind kind) {
    String root = kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/";
    return root + kind.version() + "/" + kind.resource();
  }

  private static ClusterObject metadata(Kind kind, byte[] bytes, int offset, int length)
      throws IOException {
    return PartialObject.read(kind, CodedInputStream.newInstance(bytes, offset, length));
  }

  private static ClusterObject whole(Kind kind, byte[] bytes, int offset, int length) {
    return Kinds.read(kind, Arrays.copyOfRange(bytes, offset, offset + length));
  }
}
