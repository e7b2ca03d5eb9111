// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a controller.
 *
 * @param name its name
 * @param type what its values are
 * @param fallback the value that Kubernetes has: a Long, Double, Boolean, String or Duration
 * @param unit of a number; empty for none
 * @param least smallest allowed number, or null
 * @param most largest allowed number, or null
 * @param flag the flag of kube-controller-manager that sets it, or null
 * @param holds what a file must contain, e.g. {@code certificates}, or null for any text
 * @param otherwise where the value of a file comes from without the flag, e.g. {@code client-ca},
 *     or null
 * @param doc what it does
 */
public record SettingDefinition(
    String name,
    Type type,
    Object fallback,
    String unit,
    @Nullable Long least,
    @Nullable Long most,
    @Nullable String flag,
    @Nullable String holds,
    @Nullable String otherwise,
    String doc) {

  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18}|)\\.\\.(-?\\d{1,18}|)");

  /** What the values of a parameter are. */
  public enum Type {
    NUMBER,
    TEXT,
    SWITCH,
    DURATION,
    /** The contents of the file that the flag names; empty without one. */
    FILE
  }

  static SettingDefinition read(Fields.Named named) {
    Fields fields = named.fields();
    Object value = fields.raw("default");
    String typeName = fields.textOrNull("type");
    Type type = typeName == null ? typeOf(fields, value) : typeNamed(fields, typeName);
    String range = fields.textOrNull("range");
    Long least = null;
    Long most = null;
    if (range != null) {
      Matcher bounds = RANGE.matcher(range);
      if (!bounds.matches()) {
        throw fields.problem("range", "is '" + range + "'; least..most is expected");
      }
      least = bounds.group(1).isEmpty() ? null : Long.valueOf(bounds.group(1));
      most = bounds.group(2).isEmpty() ? null : Long.valueOf(bounds.group(2));
    }
    return new SettingDefinition(
        named.name(),
        type,
        type == Type.FILE ? "" : typed(fields, type, value),
        fields.textOr("unit", ""),
        least,
        most,
        fields.textOrNull("flag"),
        fields.textOrNull("holds"),
        fields.textOrNull("otherwise"),
        fields.textOr("doc", ""));
  }

  /**
   * Reads a value from a flag or an override.
   *
   * @throws DefinitionException if the text is no value of this type or out of range
   */
  public Object parse(String text) {
    Object value =
        switch (type) {
          case NUMBER -> number(text);
          case TEXT, FILE -> text;
          case SWITCH -> flag(text);
          case DURATION -> duration(text);
        };
    if (value instanceof Long number
        && ((least != null && number < least) || (most != null && number > most))) {
      throw new DefinitionException(
          "setting " + name + " is " + number + " " + unit + "; allowed: " + least + ".." + most);
    }
    return value;
  }

  private Object flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new DefinitionException(
          "setting " + name + " is '" + text + "'; true or false is expected");
    }
    return Boolean.valueOf(text);
  }

  private Object number(String text) {
    try {
      return text.contains(".") ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new DefinitionException("setting " + name + " is '" + text + "'; a number is expected");
    }
  }

  private Object duration(String text) {
    Duration duration = Durations.parse(text);
    if (duration == null) {
      throw new DefinitionException(
          "setting " + name + " is '" + text + "'; a duration such as 30s is expected");
    }
    return duration;
  }

  private static Type typeNamed(Fields fields, String name) {
    for (Type type : Type.values()) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    throw fields.problem(
        "type", "is '" + name + "'; number, text, switch, duration or file is expected");
  }

  private static Type typeOf(Fields fields, @Nullable Object value) {
    if (value instanceof Number) {
      return Type.NUMBER;
    }
    if (value instanceof Boolean) {
      return Type.SWITCH;
    }
    if (value == null) {
      throw fields.problem("default", "is missing");
    }
    return Durations.parse(value.toString()) == null ? Type.TEXT : Type.DURATION;
  }

  private static Object typed(Fields fields, Type type, @Nullable Object value) {
    if ((type == Type.NUMBER && !(value instanceof Number))
        || (type == Type.SWITCH && !(value instanceof Boolean))) {
      throw fields.problem(
          "default",
          "is '" + value + "'; a " + type.name().toLowerCase(Locale.ROOT) + " is expected");
    }
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    String text = value == null ? "" : value.toString();
    if (type != Type.DURATION) {
      return text;
    }
    Duration duration = Durations.parse(text);
    if (duration == null) {
      throw fields.problem("default", "is '" + text + "'; a duration such as 30s is expected");
    }
    return duration;
  }
}
