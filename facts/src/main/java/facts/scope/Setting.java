// SPDX-License-Identifier: Apache-2.0
package facts.scope;

import java.time.Duration;

/** A parameter of the controller, as {@code controller.yaml}, a flag or an override sets it. */
public final class Setting {
  private final String name;
  private final Object value;

  /**
   * A parameter.
   *
   * @param name its name in {@code controller.yaml}
   * @param value a Long, Double, Boolean, String or Duration
   */
  public Setting(String name, Object value) {
    this.name = name;
    this.value = value;
  }

  /** Name of the parameter. */
  public String getName() {
    return name;
  }

  /** The value, as it is. */
  public Object getValue() {
    return value;
  }

  /** The value as a whole number; 0 when it is none. */
  public long getNumber() {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** The value as a text. */
  public String getText() {
    return value.toString();
  }

  /** The value as a length of time; zero when it is none. */
  public Duration getDuration() {
    return value instanceof Duration duration ? duration : Duration.ZERO;
  }

  /** Whether the value is true. */
  public boolean isOn() {
    return Boolean.TRUE.equals(value);
  }
}
