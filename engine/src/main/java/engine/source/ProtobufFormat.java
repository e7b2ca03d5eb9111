// SPDX-License-Identifier: Apache-2.0
package engine.source;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import facts.meta.ClusterObject;
import java.io.IOException;
import java.time.Duration;

/**
 * Lists and watches in Kubernetes' protobuf.
 *
 * <p>A watch is frames of a length and a {@code WatchEvent}; each object in it, and a list, is four
 * bytes {@code k8s\0} and a message {@code Unknown} around the object's own message. Field numbers
 * are those of the published generated.proto files.
 */
final class ProtobufFormat implements Format {
  /** Reads one object from the bytes of its own message. */
  interface ObjectReader {
    ClusterObject read(byte[] bytes, int offset, int length) throws IOException;
  }

  private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private final ObjectReader objects;

  ProtobufFormat(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public Frames frames() {
    return new Frames.OfLength();
  }

  @Override
  public void readEvent(byte[] bytes, int offset, int length, Events events) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
    String type = "";
    Slice object = Slice.NONE;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> type = in.readString();
        case 2 -> object = field(Slice.next(in, bytes, offset), 1);
        default -> in.skipField(tag);
      }
    }
    Slice message = unwrap(object);
    switch (type) {
      case "ADDED", "MODIFIED" -> events.observed(read(message));
      case "DELETED" -> events.deleted(read(message));
      case "BOOKMARK" -> bookmark(field(message, 1), events);
      case "ERROR" -> events.failed(status(message));
      default -> throw new InvalidProtocolBufferException("event of unknown type \"" + type + "\"");
    }
  }

  @Override
  public Page readPage(byte[] body, Objects objectsTaken) throws IOException {
    Slice list = unwrap(new Slice(body, 0, body.length));
    CodedInputStream in = list.open();
    Page page = new Page(0, "");
    int index = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> page = listMeta(Slice.next(in, list.bytes(), list.offset()));
        case 2 -> item(Slice.next(in, list.bytes(), list.offset()), index++, objectsTaken);
        default -> in.skipField(tag);
      }
    }
    return page;
  }

  private void item(Slice message, int index, Objects taken) {
    ClusterObject object;
    try {
      object = read(message);
    } catch (UnreadableObject e) {
      taken.unreadable(
          e.key(),
          "item " + index + " of the list, " + message.length() + " bytes: " + e.getMessage());
      return;
    }
    taken.observed(object);
  }

  private ClusterObject read(Slice message) throws UnreadableObject {
    try {
      return objects.read(message.bytes(), message.offset(), message.length());
    } catch (IOException | RuntimeException e) {
      throw new UnreadableObject(key(message), e);
    }
  }

  /** The key in the metadata, which is the first field of every kind; empty when unreadable too. */
  private static String key(Slice message) {
    try {
      CodedInputStream in = message.open();
      if (WireFormat.getTagFieldNumber(in.readTag()) != 1) {
        return "";
      }
      Slice metadata = Slice.next(in, message.bytes(), message.offset());
      String namespace = field(metadata, 3).text();
      return (namespace.isEmpty() ? "" : namespace + "/") + field(metadata, 1).text();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  private static Slice unwrap(Slice wrapped) throws IOException {
    byte[] bytes = wrapped.bytes();
    int offset = wrapped.offset();
    for (int i = 0; i < MAGIC.length; i++) {
      if (wrapped.length() < MAGIC.length || bytes[offset + i] != MAGIC[i]) {
        throw new InvalidProtocolBufferException("an object doesn't begin with k8s\\0");
      }
    }
    return field(new Slice(bytes, offset + MAGIC.length, wrapped.length() - MAGIC.length), 2);
  }

  private static void bookmark(Slice meta, Events events) throws IOException {
    CodedInputStream in = meta.open();
    long version = 0;
    boolean end = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 6 -> version = Format.version(in.readString());
        case 12 -> end |= isEnd(Slice.next(in, meta.bytes(), meta.offset()));
        default -> in.skipField(tag);
      }
    }
    events.bookmark(version, end);
  }

  private static boolean isEnd(Slice annotation) throws IOException {
    return field(annotation, 1).text().equals(INITIAL_EVENTS_END)
        && field(annotation, 2).text().equals("true");
  }

  private static Page listMeta(Slice meta) throws IOException {
    return new Page(Format.version(field(meta, 2).text()), field(meta, 3).text());
  }

  static ApiStatus status(Slice status) throws IOException {
    CodedInputStream in = status.open();
    String message = "";
    String reason = "";
    int code = 0;
    int retryAfterSeconds = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 3 -> message = in.readString();
        case 4 -> reason = in.readString();
        case 5 -> retryAfterSeconds = retryAfter(Slice.next(in, status.bytes(), status.offset()));
        case 6 -> code = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    return new ApiStatus(code, reason, message, Duration.ofSeconds(retryAfterSeconds));
  }

  /** Reads the status that a refused request answers with. */
  static ApiStatus statusOf(byte[] body) throws IOException {
    return status(unwrap(new Slice(body, 0, body.length)));
  }

  private static int retryAfter(Slice details) throws IOException {
    CodedInputStream in = details.open();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 5) {
        return in.readInt32();
      }
      in.skipField(tag);
    }
    return 0;
  }

  /** The last field of that number in a message, empty if there is none. */
  private static Slice field(Slice message, int number) throws IOException {
    CodedInputStream in = message.open();
    Slice found = Slice.NONE;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == number) {
        found = Slice.next(in, message.bytes(), message.offset());
      } else {
        in.skipField(tag);
      }
    }
    return found;
  }
}
