// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import facts.schema.Json;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The protobuf form of a whole object without its managed fields, compressed. Immutable. */
public final class Whole {
  // Typical objects in their wire form: what an object shares with them costs next to nothing.
  private static final byte[] DICTIONARY = dictionary();
  private static final ThreadLocal<Deflater> DEFLATER =
      ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));
  private static final ThreadLocal<Inflater> INFLATER =
      ThreadLocal.withInitial(() -> new Inflater(true));

  private final byte[] compressed;
  private final int length;

  private Whole(byte[] compressed, int length) {
    this.compressed = compressed;
    this.length = length;
  }

  private static byte[] dictionary() {
    try (InputStream in = Whole.class.getResourceAsStream("samples.json")) {
      if (in == null) {
        throw new IllegalStateException("resource facts/meta/samples.json is missing");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (Json.read(in.readAllBytes()) instanceof List<?> samples) {
        for (Object sample : samples) {
          Map<String, Object> named = Json.asObject(sample);
          MessageType type = Schema.kubernetes().message(String.valueOf(named.get("message")));
          bytes.write(Wire.encode(type, Json.asObject(named.get("object"))));
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("reading resource facts/meta/samples.json", e);
    }
  }

  /** Keeps these bytes. */
  public static Whole of(byte[] bytes) {
    Deflater deflater = DEFLATER.get();
    deflater.reset();
    deflater.setDictionary(DICTIONARY);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 16);
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return new Whole(out.toByteArray(), bytes.length);
  }

  /** The bytes. */
  public byte[] bytes() {
    Inflater inflater = INFLATER.get();
    inflater.reset();
    inflater.setDictionary(DICTIONARY);
    inflater.setInput(compressed);
    byte[] bytes = new byte[length];
    try {
      int at = 0;
      while (at < length) {
        int count = inflater.inflate(bytes, at, length - at);
        if (count == 0) {
          throw new IllegalStateException("kept bytes end after " + at + " of " + length);
        }
        at += count;
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException("kept bytes are damaged", e);
    }
    return bytes;
  }

  /** How many bytes it takes in memory, about. */
  public int size() {
    return compressed.length;
  }
}
