// SPDX-License-Identifier: Apache-2.0

package facts.schema;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object in the envelope of {@code application/vnd.kubernetes.protobuf}: four magic bytes, then its kind and bytes.
 *
 * @param apiVersion group and version, such as {@code apps/v1}; may be empty
 * @param kind the kind; may be empty
 * @param object the bytes of the object, a view of those read
 */
public record Envelope(String apiVersion, String kind, ByteBuffer object) {
  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int FIRST = 1 << 3 | 2;
  private static final int SECOND = 2 << 3 | 2;

  /**
   * One event of a watch.
   *
   * @param type ADDED, MODIFIED, DELETED, BOOKMARK or ERROR
   * @param object the object; a {@code v1.Status} for ERROR
   */
  public record Event(String type, Envelope object) {}

  /**
   * One page of a list.
   *
   * @param resourceVersion the version the list was read at
   * @param next the token of the next page; empty on the last
   * @param items the bytes of each object, views of those read, without kinds
   */
  public record Page(String resourceVersion, String next, List<ByteBuffer> items) {}

  /** Something that reads protobuf fields. */
  private interface Reading<T> {
    T from(CodedInputStream in) throws IOException;
  }

  /**
   * Reads an object in its envelope.
   *
   * @throws MalformedException if the magic bytes are missing or the bytes are cut short
   */
  public static Envelope read(ByteBuffer bytes) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes.remaining() <= i || bytes.get(bytes.position() + i) != MAGIC[i]) {
        throw new MalformedException(
            "reading an envelope of " + bytes.remaining() + " bytes: it does not begin with k8s\\0");
      }
    }
    ByteBuffer unknown = bytes.duplicate();
    unknown.position(bytes.position() + MAGIC.length);
    return parse("an envelope", unknown, in -> unknown(in, unknown));
  }

  private static Envelope unknown(CodedInputStream in, ByteBuffer bytes) throws IOException {
    String apiVersion = "";
    String kind = "";
    ByteBuffer object = ByteBuffer.allocate(0);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == FIRST) {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
          if (inner == FIRST) {
            apiVersion = in.readString();
          } else if (inner == SECOND) {
            kind = in.readString();
          } else {
            in.skipField(inner);
          }
        }
        in.popLimit(outer);
      } else if (tag == SECOND) {
        object = view(in, bytes);
      } else {
        in.skipField(tag);
      }
    }
    return new Envelope(apiVersion, kind, object);
  }

  /**
   * Reads an event of a watch: the content of one frame, see {@link Frames}.
   *
   * @throws MalformedException if the bytes are cut short or hold no event
   */
  public static Event event(ByteBuffer frame) {
    return parse(
        "a watch event",
        frame,
        in -> {
          String type = "";
          ByteBuffer extension = ByteBuffer.allocate(0);
          for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
              type = in.readString();
            } else if (tag == SECOND) {
              extension = view(in, frame);
            } else {
              in.skipField(tag);
            }
          }
          return new Event(type, read(first(extension)));
        });
  }

  /**
   * Reads this object as a list of any kind.
   *
   * @throws MalformedException if the bytes are cut short or no list
   */
  public Page page() {
    return parse(
        kind.isEmpty() ? "a list" : kind,
        object,
        in -> {
          String version = "";
          String next = "";
          List<ByteBuffer> items = new ArrayList<>();
          for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
              int outer = in.pushLimit(in.readRawVarint32());
              for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
                if (inner == SECOND) {
                  version = in.readString();
                } else if (inner == (3 << 3 | 2)) {
                  next = in.readString();
                } else {
                  in.skipField(inner);
                }
              }
              in.popLimit(outer);
            } else if (tag == SECOND) {
              items.add(view(in, object));
            } else {
              in.skipField(tag);
            }
          }
          return new Page(version, next, items);
        });
  }

  /** Returns this object in its envelope, as the API server takes it. */
  public byte[] write() {
    byte[] type =
        Wire.toBytes(
            out -> {
              out.writeString(1, apiVersion);
              out.writeString(2, kind);
            });
    return Wire.toBytes(
        out -> {
          out.writeRawBytes(MAGIC);
          out.writeByteArray(1, type);
          out.writeByteBuffer(2, object.duplicate());
          out.writeString(3, "");
          out.writeString(4, "");
        });
  }

  private static ByteBuffer first(ByteBuffer message) {
    return parse(
        "a raw extension",
        message,
        in -> {
          ByteBuffer raw = ByteBuffer.allocate(0);
          for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
              raw = view(in, message);
            } else {
              in.skipField(tag);
            }
          }
          return raw;
        });
  }

  /** Reads a length-delimited field as a view of the bytes that the stream reads. */
  private static ByteBuffer view(CodedInputStream in, ByteBuffer bytes) throws IOException {
    int length = in.readRawVarint32();
    int start = in.getTotalBytesRead();
    in.skipRawBytes(length);
    return bytes.slice(bytes.position() + start, length);
  }

  private static <T extends @Nullable Object> T parse(
      String what, ByteBuffer bytes, Reading<T> reading) {
    try {
      return reading.from(CodedInputStream.newInstance(bytes.duplicate()));
    } catch (IOException e) {
      throw new MalformedException(
          "reading " + what + " of " + bytes.remaining() + " bytes: " + e.getMessage(), e);
    }
  }
}
