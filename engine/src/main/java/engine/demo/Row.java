// SPDX-License-Identifier: Apache-2.0
package engine.demo;

import engine.journal.Decision;
import engine.journal.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told in one row: a decision, several of one rule, or all about the status of one object.
 */
final class Row {
  private final char sign;
  private final String about;
  private final Set<String> texts = new LinkedHashSet<>();
  private final List<Decision> decisions = new ArrayList<>();

  private Row(char sign, String about) {
    this.sign = sign;
    this.about = about;
  }

  /** The rows of what one sync decided; what changed nothing is left out. */
  static List<Row> of(Entry entry) {
    List<Row> rows = new ArrayList<>();
    Row last = null;
    for (Decision decision : entry.decisions()) {
      String intent = decision.intent();
      int verbEnd = intent.indexOf(' ');
      char sign = sign(verbEnd < 0 ? intent : intent.substring(0, verbEnd));
      if (sign == ' ' || isUnchanged(intent, entry.outcomes())) {
        continue;
      }
      String rest = intent.substring(verbEnd + 1);
      int colon = sign == '~' ? rest.indexOf(": ") : -1;
      String about = colon < 0 ? "" : rest.substring(0, colon);
      String text = colon < 0 ? rest : rest.substring(colon + 2).replace("status.", "");
      if (last == null || !last.takes(sign, about, decision)) {
        last = new Row(sign, about);
        rows.add(last);
      }
      last.texts.add(text);
      last.decisions.add(decision);
    }
    return rows;
  }

  private boolean takes(char other, String otherAbout, Decision decision) {
    boolean sameRule = decisions.get(0).rule().equals(decision.rule());
    return other == sign && about.equals(otherAbout) && (sameRule || !about.isEmpty());
  }

  /** Timers, questions and memories are for the engine alone. */
  private static char sign(String verb) {
    return switch (verb) {
      case "create" -> '+';
      case "change" -> '~';
      case "delete" -> '-';
      case "event" -> '!';
      default -> ' ';
    };
  }

  private static boolean isUnchanged(String intent, List<String> outcomes) {
    boolean unchanged = false;
    for (String outcome : outcomes) {
      int end = outcome.lastIndexOf(": ");
      String written = end < 0 ? outcome : outcome.substring(0, end);
      if (intent.startsWith(written + " ") || intent.startsWith(written + ":")) {
        if (!outcome.endsWith(": unchanged")) {
          return false;
        }
        unchanged = true;
      }
    }
    return unchanged;
  }

  char sign() {
    return sign;
  }

  /** In words, without the sign. */
  String text() {
    if (!about.isEmpty()) {
      return about + ": " + String.join(", ", texts);
    }
    String first = texts.iterator().next();
    return texts.size() == 1 ? first : first + ", and " + (texts.size() - 1) + " more";
  }

  /** One decision of each rule behind it. */
  List<Decision> rules() {
    List<Decision> rules = new ArrayList<>();
    @Nullable String before = null;
    for (Decision decision : decisions) {
      if (!decision.rule().equals(before)) {
        rules.add(decision);
      }
      before = decision.rule();
    }
    return rules;
  }
}
