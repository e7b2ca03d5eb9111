// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The envelope of a protobuf object: four bytes of magic and a message with apiVersion, kind and
 * the object's bytes.
 *
 * @source runtime.Unknown of k8s.io/apimachinery, Kubernetes 1.37
 */
public final class Envelope {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private final String apiVersion;
  private final String kind;
  private final byte[] raw;

  private Envelope(String apiVersion, String kind, byte[] raw) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.raw = raw;
  }

  /** Whether the bytes begin as an envelope does. */
  public static boolean isEnvelope(byte[] bytes) {
    return bytes.length >= 4
        && bytes[0] == MAGIC[0]
        && bytes[1] == MAGIC[1]
        && bytes[2] == MAGIC[2]
        && bytes[3] == 0;
  }

  /**
   * Opens an envelope.
   *
   * @throws SchemaException if the bytes are none
   */
  public static Envelope read(byte[] bytes) {
    if (!isEnvelope(bytes)) {
      throw new SchemaException(
          "reading an object: " + bytes.length + " bytes without the magic of an envelope");
    }
    String apiVersion = "";
    String kind = "";
    byte[] raw = new byte[0];
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes, 4, bytes.length - 4);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag >>> 3) {
          case 1 -> {
            int limit = in.pushLimit(in.readRawVarint32());
            for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
              switch (inner >>> 3) {
                case 1 -> apiVersion = in.readStringRequireUtf8();
                case 2 -> kind = in.readStringRequireUtf8();
                default -> in.skipField(inner);
              }
            }
            in.popLimit(limit);
          }
          case 2 -> raw = in.readByteArray();
          default -> in.skipField(tag);
        }
      }
    } catch (IOException e) {
      throw new SchemaException("reading an object's envelope: " + e.getMessage(), e);
    }
    return new Envelope(apiVersion, kind, raw);
  }

  /** Puts an object's bytes into an envelope. */
  public static byte[] wrap(String apiVersion, String kind, byte[] raw) {
    try {
      ByteArrayOutputStream type = new ByteArrayOutputStream();
      CodedOutputStream typeOut = CodedOutputStream.newInstance(type);
      typeOut.writeString(1, apiVersion);
      typeOut.writeString(2, kind);
      typeOut.flush();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length + 64);
      bytes.write(MAGIC);
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeBytes(1, ByteString.copyFrom(type.toByteArray()));
      out.writeByteArray(2, raw);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new SchemaException("writing an envelope: " + e.getMessage(), e);
    }
  }

  /** Group and version of the object. */
  public String apiVersion() {
    return apiVersion;
  }

  /** Kind of the object. */
  public String kind() {
    return kind;
  }

  /** The object's bytes, not copied. */
  public byte[] raw() {
    return raw;
  }
}
