// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import engine.rulebase.RuleDecl;
import engine.rulebase.RuleListener;
import facts.intent.Act;
import facts.intent.Intent;
import facts.intent.Intents;
import facts.intent.Question;
import facts.intent.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what the rules of one sync ask for. One thread. */
final class Emitter implements Intents, RuleListener {
  private final List<Emitted> emitted = new ArrayList<>();
  private final Set<Question> asked = new LinkedHashSet<>();
  private final Set<Question> answered = new LinkedHashSet<>();
  private @Nullable RuleDecl rule;
  private List<Object> facts = List.of();
  private final RuleListener observer;

  Emitter(RuleListener observer) {
    this.observer = observer;
  }

  @Override
  public void fired(RuleDecl firing, List<Object> matched) {
    rule = firing;
    facts = matched;
    observer.fired(firing, matched);
  }

  @Override
  public void emit(Intent intent) {
    RuleDecl emitting = rule;
    if (emitting == null) {
      throw new IllegalStateException("an intent was emitted although no rule fires");
    }
    emitted.add(new Emitted(intent instanceof Act act ? Write.of(act) : intent, emitting, facts));
  }

  @Override
  public void ask(Question question) {
    if (!answered.contains(question)) {
      asked.add(question);
    }
  }

  /** Takes what was emitted since the last call. */
  List<Emitted> takeEmitted() {
    List<Emitted> taken = List.copyOf(emitted);
    emitted.clear();
    return taken;
  }

  /**
   * Takes the questions that were asked since the last call; equal ones are asked once in a sync.
   */
  List<Question> takeQuestions() {
    List<Question> taken = List.copyOf(asked);
    answered.addAll(asked);
    asked.clear();
    return taken;
  }
}
