// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import org.jspecify.annotations.Nullable;

/** One field of a message: its number on the wire, its names, and how absence shows in JSON. */
public final class Field {
  /** What a value, or each value of a list or map, is in JSON. */
  public enum Shape {
    /** Text. */
    STRING,
    /** A boolean. */
    BOOL,
    /** An integer. */
    INT,
    /** A floating point number. */
    DOUBLE,
    /** Bytes, as base64. */
    BYTES,
    /** A list of texts that is a type of its own. */
    STRINGS,
    /** A time with seconds. */
    TIME,
    /** A time with microseconds. */
    MICROTIME,
    /** A quantity. */
    QUANTITY,
    /** An integer or a text. */
    INTORSTRING,
    /** Any JSON value. */
    RAW,
    /** An object. */
    MESSAGE
  }

  /** The form of a single value on the wire. */
  enum Form {
    /** UTF-8 text. */
    STRING('s', Shape.STRING),
    /** Bytes. */
    BYTES('y', Shape.BYTES),
    /** A 32 or 64 bit integer as varint. */
    INTEGER('i', Shape.INT),
    /** A boolean as varint. */
    BOOLEAN('b', Shape.BOOL),
    /** A 64 bit float. */
    DOUBLE('d', Shape.DOUBLE),
    /** A nested message. */
    MESSAGE('m', Shape.MESSAGE);

    private final char code;
    private final Shape shape;

    Form(char code, Shape shape) {
      this.code = code;
      this.shape = shape;
    }

    private static Form of(char code) {
      for (Form form : values()) {
        if (form.code == code) {
          return form;
        }
      }
      throw new IllegalStateException("schema names the unknown wire form '" + code + "'");
    }
  }

  private final Schema schema;
  private final int index;
  private final int number;
  private final Form form;
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
    this.form = Form.of(Character.toLowerCase(code));
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

  /** Returns the form of one value on the wire; for a map, of one map value. */
  Form form() {
    return form;
  }

  /** Returns what one value is in JSON; for a map, one map value. */
  public Shape shape() {
    return form == Form.MESSAGE ? type().special().shape() : form.shape;
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
      throw new IllegalStateException("field " + jsonName + " of form " + form + " has no message");
    }
    return schema.message(message);
  }

  @Override
  public String toString() {
    return jsonName + "=" + number + ":" + goType;
  }
}
