// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Pool;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A secret: its type, its keys and the hashes of its data. The data itself is never held. */
public final class Secret extends ClusterObject {
  private final String type;
  private final Map<String, String> hashes;

  private Secret(
      Kind kind, ObjectMeta meta, @Nullable Whole whole, String type, Map<String, String> hashes) {
    super(kind, meta, whole);
    this.type = type;
    this.hashes = Map.copyOf(hashes);
  }

  /** Reads the message of a Secret. */
  public static Secret read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    String type = "";
    Map<String, String> hashes = new HashMap<>(4);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> entry(in, hashes);
        case 3 -> type = Pool.text(in.readString());
        default -> in.skipField(tag);
      }
    }
    return new Secret(kind, meta, whole, type, hashes);
  }

  private static void entry(CodedInputStream in, Map<String, String> hashes) throws IOException {
    String key = "";
    byte[] value = new byte[0];
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> key = Pool.text(in.readString());
        case 2 -> value = in.readByteArray();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    hashes.put(key, sha256(value));
  }

  private static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Its type, such as {@code Opaque}. */
  public String getType() {
    return type;
  }

  /** SHA-256 of each value in hexadecimal digits, by key. */
  public Map<String, String> getHashes() {
    return hashes;
  }
}
