// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.meta.LabelSelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which objects of a collection a list, watch or delete is about.
 *
 * @param namespace their namespace, empty for all
 * @param labels what their labels must meet
 * @param fields what their fields must be; a value that begins with {@code !} must differ
 */
record Selection(String namespace, LabelSelector labels, Map<String, String> fields) {
  private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
  private static final Set<String> OF_PODS =
      Set.of(
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.schedulerName",
          "spec.serviceAccountName",
          "status.phase");

  /**
   * Reads the selectors of a call.
   *
   * @throws Refusal if one can't be read or names a field that can't be selected by
   */
  static Selection of(Call call) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String term : terms(call.parameter("fieldSelector"))) {
      boolean differs = term.contains("!=");
      String[] sides = term.split(differs ? "!=" : "==?", 2);
      boolean known =
          EVERYWHERE.contains(sides[0])
              || (call.resource().isPod() && OF_PODS.contains(sides[0]))
              || (call.resource().isNamespace() && sides[0].equals("status.phase"));
      if (sides.length < 2 || !known) {
        throw Refusal.badRequest(
            "\""
                + sides[0]
                + "\" is not a known field selector: only \"metadata.name\","
                + " \"metadata.namespace\"");
      }
      fields.put(sides[0], (differs ? "!" : "") + sides[1]);
    }
    if (!call.name().isEmpty()) {
      fields.put("metadata.name", call.name());
    }
    return new Selection(call.namespace(), labels(call.parameter("labelSelector")), fields);
  }

  boolean matches(Map<String, Object> object) {
    if (!namespace.isEmpty() && !namespace.equals(Trees.text(object, "metadata", "namespace"))) {
      return false;
    }
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String value = Trees.text(object, field.getKey().split("\\.", -1));
      String wanted = field.getValue();
      boolean equal = value.equals(wanted.startsWith("!") ? wanted.substring(1) : wanted);
      if (equal == wanted.startsWith("!")) {
        return false;
      }
    }
    return labels.isEmpty() || labels.matches(Trees.texts(object, "metadata", "labels"));
  }

  private static LabelSelector labels(String text) {
    List<LabelSelector.Requirement> requirements = new ArrayList<>();
    for (String term : terms(text)) {
      requirements.add(requirement(term));
    }
    LabelSelector selector = LabelSelector.of(Map.of(), requirements);
    if (!selector.error().isEmpty()) {
      throw Refusal.badRequest(selector.error());
    }
    return selector;
  }

  private static LabelSelector.Requirement requirement(String term) {
    int open = term.indexOf('(');
    if (open > 0 && term.endsWith(")")) {
      String[] words = term.substring(0, open).strip().split("\\s+", -1);
      List<String> values = new ArrayList<>();
      for (String value : term.substring(open + 1, term.length() - 1).split(",", -1)) {
        values.add(value.strip());
      }
      if (words.length == 2 && (words[1].equals("in") || words[1].equals("notin"))) {
        return new LabelSelector.Requirement(
            words[0], words[1].equals("in") ? "In" : "NotIn", values);
      }
      throw Refusal.badRequest("unable to parse requirement: " + term);
    }
    if (term.contains("!=")) {
      String[] sides = term.split("!=", 2);
      return new LabelSelector.Requirement(sides[0].strip(), "NotIn", List.of(sides[1].strip()));
    }
    if (term.contains("=")) {
      String[] sides = term.split("==?", 2);
      return new LabelSelector.Requirement(sides[0].strip(), "In", List.of(sides[1].strip()));
    }
    return term.startsWith("!")
        ? new LabelSelector.Requirement(term.substring(1).strip(), "DoesNotExist", List.of())
        : new LabelSelector.Requirement(term, "Exists", List.of());
  }

  /** The terms of a selector: between commas that are outside parentheses. */
  private static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char sign = i == text.length() ? ',' : text.charAt(i);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (sign == ',' && (depth == 0 || i == text.length())) {
        String term = text.substring(start, i).strip();
        if (!term.isEmpty()) {
          terms.add(term);
        }
        start = i + 1;
      }
    }
    return terms;
  }
}
