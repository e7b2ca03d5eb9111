// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import org.jspecify.annotations.Nullable;

/** One field of a message: its number on the wire, its names, and how absence shows in JSON. */
public final class Field {
  /** The shape of a single value on the wire. */
  public enum Shape {
    /** UTF-8 text. */
    STRING('s'),
    /** Bytes, base64 in JSON. */
    BYTES('y'),
    /** A 32 or 64 bit integer as varint. */
    INTEGER('i'),
    /** A boolean as varint. */
    BOOLEAN('b'),
    /** A 64 bit float. */
    DOUBLE('d'),
    /** A nested message. */
    MESSAGE('m');

    private final char code;

    Shape(char code) {
      this.code = code;
    }

    private static Shape of(char code) {
      for (Shape shape : values()) {
        if (shape.code == code) {
          return shape;
        }
      }
      throw new IllegalStateException("schema names the unknown wire shape '" + code + "'");
    }
  }

  private final Schema schema;
  private final int index;
  private final int number;
  private final Shape shape;
  private final boolean map;
  private final String jsonName;
  private final String goName;
  private final String goType;
  private final String flags;
  private final @Nullable String patchStrategy;
  private final @Nullable String mergeKey;
  private final @Nullable String message;

  /** Reads the words of one {@code F} line. */
  Field(Schema schema, int index, String[] words) {
    this.schema = schema;
    this.index = index;
    this.number = Integer.parseInt(words[1]);
    char code = words[2].charAt(0);
    this.map = Character.isUpperCase(code);
    this.shape = Shape.of(Character.toLowerCase(code));
    this.jsonName = words[3];
    this.goName = words[4];
    this.goType = words[5];
    this.flags = words[6];
    this.patchStrategy = words[7].equals("-") ? null : words[7];
    this.mergeKey = words[8].equals("-") ? null : words[8];
    this.message = words.length > 9 ? words[9] : null;
  }

  /** Returns the position in declaration order, from 0. */
  int index() {
    return index;
  }

  /**
   * Returns the field number on the wire; 0 for a field that protobuf does not carry (kind and
   * apiVersion).
   */
  public int number() {
    return number;
  }

  /** Returns the shape of one value; for a map, of one map value. */
  public Shape shape() {
    return shape;
  }

  /** Returns the name in JSON, {@code -} for an inline field. */
  public String json() {
    return jsonName;
  }

  /** Returns the name in Go. */
  public String goName() {
    return goName;
  }

  /**
   * Returns the type as Go's {@code %T} prints it, such as {@code []v1.Volume} or {@code *int64}.
   */
  public String goType() {
    return goType;
  }

  /** Returns whether the value is a list. */
  public boolean repeated() {
    return flags.indexOf('r') >= 0;
  }

  /** Returns whether the value is a map from text. */
  public boolean map() {
    return map;
  }

  /** Returns whether absent differs from zero. */
  public boolean pointer() {
    return flags.indexOf('p') >= 0;
  }

  /** Returns whether the fields of the message stand among those of its parent in JSON. */
  public boolean inline() {
    return flags.indexOf('l') >= 0;
  }

  /** Returns whether JSON leaves out an empty value; a struct is never empty. */
  public boolean omitEmpty() {
    return flags.indexOf('e') >= 0;
  }

  /** Returns whether JSON leaves out a zero struct, such as the zero time. */
  public boolean omitZero() {
    return flags.indexOf('z') >= 0;
  }

  /** Returns the strategic merge strategy, such as {@code merge} or {@code merge,retainKeys}. */
  public @Nullable String patchStrategy() {
    return patchStrategy;
  }

  /** Returns the key by which a strategic merge pairs list entries. */
  public @Nullable String mergeKey() {
    return mergeKey;
  }

  /**
   * Returns the message of the values.
   *
   * @throws IllegalStateException if the values are no messages
   */
  public MessageType type() {
    if (message == null) {
      throw new IllegalStateException(
          "field " + jsonName + " of shape " + shape + " has no message");
    }
    return schema.message(message);
  }

  @Override
  public String toString() {
    return jsonName + "=" + number + ":" + goType;
  }
}
