// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.List;

/** Makes rule files of toy rules. */
final class Drl {

  static final ClassLoader LOADER = Drl.class.getClassLoader();

  private Drl() {}

  /** A file with all toy facts imported; the first rule begins in line 15. */
  static RuleSource file(String chapter, String rules) {
    return new RuleSource("rules/toy/" + chapter + ".drl", text(chapter, rules));
  }

  static RuleSource edited(String chapter, String rules) {
    return new RuleSource("rules/toy/" + chapter + ".drl", text(chapter, rules), true);
  }

  private static String text(String chapter, String rules) {
    return """
        // SPDX-License-Identifier: Apache-2.0
        package rules.toy.%s

        import engine.rulebase.toy.Counts
        import engine.rulebase.toy.Owner
        import engine.rulebase.toy.Sink
        import engine.rulebase.toy.Slot
        import engine.rulebase.toy.Step
        import engine.rulebase.toy.Tick
        import engine.rulebase.toy.Verdict
        import function engine.rulebase.toy.Sums.missing
        import function engine.rulebase.toy.Sums.broken
        import function engine.rulebase.toy.Sums.judged
        global Sink intents
        """
            .formatted(chapter)
        + rules;
  }

  /** One rule on lines of its own: rule, when, conditions, then, consequence, end. */
  static String rule(String name, String when, String then) {
    return "rule \"" + name + "\"\nwhen\n    " + when + "\nthen\n    " + then + "\nend\n";
  }

  static RuleSet build(RuleSource... sources) {
    return new RuleBuilder(LOADER).build(new ControllerRules("toy", List.of(sources)));
  }
}
