// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label selector: all of its terms must hold.
 *
 * <p>A selector that is absent matches nothing, one without terms matches everything. One with an
 * operator that does not exist, or an operator with the wrong number of values, matches nothing and
 * says so in {@link #error()}.
 *
 * @source 00-common.md C14, Kubernetes 1.37
 */
public final class LabelSelector {
  /** What an absent selector matches. */
  public static final LabelSelector NOTHING = new LabelSelector(Map.of(), List.of(), true);

  /** What a selector without terms matches. */
  public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of(), false);

  private final Map<String, String> labels;
  private final List<Requirement> requirements;
  private final boolean absent;
  private final String error;

  /**
   * One expression of a selector.
   *
   * @param key the label
   * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
   * @param values for {@code In} and {@code NotIn}
   */
  public record Requirement(String key, String operator, List<String> values) {

    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }

    String error() {
      return switch (operator) {
        case "In", "NotIn" ->
            values.isEmpty() ? "for 'in', 'notin' operators, values set can't be empty" : "";
        case "Exists", "DoesNotExist" ->
            values.isEmpty() ? "" : "values set must be empty for exists and does not exist";
        default -> "\"" + operator + "\" is not a valid label selector operator";
      };
    }
  }

  private LabelSelector(
      Map<String, String> labels, List<Requirement> requirements, boolean absent) {
    this.labels = Map.copyOf(labels);
    this.requirements = List.copyOf(requirements);
    this.absent = absent;
    this.error =
        requirements.stream()
            .map(Requirement::error)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
  }

  /** A selector of labels and expressions. */
  public static LabelSelector of(Map<String, String> labels, List<Requirement> requirements) {
    return labels.isEmpty() && requirements.isEmpty()
        ? EVERYTHING
        : new LabelSelector(labels, requirements, false);
  }

  /** Reads the message of a LabelSelector. */
  public static LabelSelector read(CodedInputStream in) throws IOException {
    Map<String, String> labels = new HashMap<>();
    List<Requirement> requirements = new ArrayList<>();
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> Wires.entry(in, labels);
        case 2 -> requirements.add(requirement(in));
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return of(labels, requirements);
  }

  private static Requirement requirement(CodedInputStream in) throws IOException {
    String key = "";
    String operator = "";
    List<String> values = new ArrayList<>();
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> key = in.readString();
        case 2 -> operator = in.readString();
        case 3 -> values.add(in.readString());
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Requirement(key, operator, List.copyOf(values));
  }

  /** Whether these labels meet every term. */
  public boolean matches(Map<String, String> candidate) {
    if (absent || !error.isEmpty()) {
      return false;
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (!label.getValue().equals(candidate.get(label.getKey()))) {
        return false;
      }
    }
    for (Requirement requirement : requirements) {
      if (!requirement.matches(candidate)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the object has no selector at all. */
  public boolean isAbsent() {
    return absent;
  }

  /** Whether it has no terms; an absent one has none either. */
  public boolean isEmpty() {
    return labels.isEmpty() && requirements.isEmpty();
  }

  /** What is wrong with it; empty when nothing is. */
  public String error() {
    return error;
  }

  /** The labels that must be equal. */
  public Map<String, String> getMatchLabels() {
    return labels;
  }

  /** The expressions. */
  public List<Requirement> getMatchExpressions() {
    return requirements;
  }

  /** The JSON form, with one more label if a key is given. */
  public Map<String, Object> toTree(@Nullable String extraKey, @Nullable String extraValue) {
    Map<String, Object> all = new LinkedHashMap<>(labels);
    if (extraKey != null && extraValue != null) {
      all.put(extraKey, extraValue);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!all.isEmpty()) {
      tree.put("matchLabels", all);
    }
    if (!requirements.isEmpty()) {
      List<Object> expressions = new ArrayList<>();
      for (Requirement requirement : requirements) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("key", requirement.key());
        item.put("operator", requirement.operator());
        if (!requirement.values().isEmpty()) {
          item.put("values", new ArrayList<Object>(requirement.values()));
        }
        expressions.add(item);
      }
      tree.put("matchExpressions", expressions);
    }
    return tree;
  }
}
