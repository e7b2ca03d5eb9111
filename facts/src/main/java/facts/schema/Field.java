// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import org.jspecify.annotations.Nullable;

/** One field of a message: its names, its number on the wire and its Go type. */
public final class Field {

  /** The form of a value. */
  public enum Shape {
    STRING,
    BOOL,
    INT,
    DOUBLE,
    BYTES,
    /** A message whose only field is a list of texts. */
    STRINGS,
    TIME,
    MICROTIME,
    QUANTITY,
    INTORSTRING,
    RAW,
    FIELDS,
    DURATION,
    MESSAGE
  }

  private final int number;
  private final String json;
  private final String goName;
  private final String goType;
  private final Shape shape;
  private final String message;
  private final boolean pointer;
  private final boolean repeated;
  private final boolean map;
  private final boolean omitEmpty;
  private final boolean inline;
  private final @Nullable String mergeKey;
  private final String patchStrategy;
  private @Nullable MessageType type;

  Field(String[] words) {
    this.number = Integer.parseInt(words[0]);
    this.json = words[1].equals("-") ? "" : words[1];
    this.goName = words[2];
    this.goType = words[3];
    String flags = words[4];
    this.pointer = flags.indexOf('p') >= 0;
    this.repeated = flags.indexOf('r') >= 0;
    this.map = flags.indexOf('m') >= 0;
    this.omitEmpty = flags.indexOf('o') >= 0;
    this.inline = flags.indexOf('i') >= 0;
    this.shape =
        words[5].indexOf('/') >= 0
            ? Shape.MESSAGE
            : Shape.valueOf(words[5].toUpperCase(java.util.Locale.ROOT));
    this.message = words[5];
    this.patchStrategy = words[6].equals("-") ? "" : words[6];
    this.mergeKey = words[7].equals("-") ? null : words[7];
  }

  /** Its number on the wire; 0 for what is never sent. */
  public int number() {
    return number;
  }

  /** Its name in JSON; empty for an inlined message. */
  public String json() {
    return json;
  }

  /** Its name in Go. */
  public String goName() {
    return goName;
  }

  /** Its type in Go, e.g. {@code *int64} or {@code []v1.Container}. */
  public String goType() {
    return goType;
  }

  /** The form of its value, or of the items of its list or map. */
  public Shape shape() {
    return shape;
  }

  /** Whether absent differs from zero. */
  public boolean pointer() {
    return pointer;
  }

  /** Whether it is a list. */
  public boolean repeated() {
    return repeated;
  }

  /** Whether it is a map with text keys. */
  public boolean map() {
    return map;
  }

  /** Whether JSON leaves it out when it is zero or empty. */
  public boolean omitEmpty() {
    return omitEmpty;
  }

  /** Whether its fields stand among those of its parent in JSON. */
  public boolean inline() {
    return inline;
  }

  /** Merge key of a list in strategic merge patches, or null. */
  public @Nullable String mergeKey() {
    return mergeKey;
  }

  /** Patch strategy, e.g. {@code merge} or {@code merge,retainKeys}; empty for none. */
  public String patchStrategy() {
    return patchStrategy;
  }

  /** The message of a {@link Shape#MESSAGE}. */
  public MessageType type() {
    MessageType known = type;
    if (known == null) {
      throw new IllegalStateException(goName + " is no message");
    }
    return known;
  }

  void link(Schema schema) {
    if (shape == Shape.MESSAGE) {
      type = schema.message(message);
    }
  }
}
