// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/**
 * The working memory of one sync, lent from the pool of its rule set.
 *
 * <p>Not thread-safe. Facts are inserted, rules fire in rounds, and {@link #close} gives the
 * emptied session back. The rule set stays the one that the session was opened with, also when
 * another becomes active meanwhile.
 */
public final class RuleSession implements AutoCloseable {

  private final RuleSet rules;
  private final KieSession session;
  private final RuleListener listener;
  private final Watchdog.@Nullable Worker watch;
  private final DefaultAgendaEventListener bridge;
  private @Nullable RuleDecl firing;
  private boolean closed;

  RuleSession(
      RuleSet rules, KieSession session, RuleListener listener, Watchdog.@Nullable Worker watch) {
    this.rules = rules;
    this.session = session;
    this.listener = listener;
    this.watch = watch;
    this.bridge = new Bridge();
    session.addEventListener(bridge);
  }

  /** Sets a global; rule sets that declare no such global ignore it. */
  public void setGlobal(String name, Object value) {
    if (rules.globals().contains(name)) {
      session.setGlobal(name, value);
    }
  }

  /** Adds a fact. */
  public void insert(Object fact) {
    session.insert(fact);
  }

  /**
   * Fires until nothing is left to fire. Called again after further facts were inserted, only new
   * matches fire.
   *
   * @param cap most firings of this call
   * @return how many rules fired
   * @throws RuleFault if a rule throws, or if more than {@code cap} fired
   */
  public int fire(int cap) {
    firing = null;
    if (watch != null) {
      watch.fires(null);
    }
    try {
      // why cap + 1: the engine stops at its limit or one past it, so only the count tells whether
      // there was more to fire
      int fired = session.fireAllRules(cap + 1);
      if (fired > cap) {
        throw new RuleFault(
            firing,
            "more than " + cap + " firings in one sync; this rule fired last, the sync is given up",
            null);
      }
      return fired;
    } catch (ConsequenceException e) {
      throw new RuleFault(firing, "its consequence threw " + e.getCause(), e.getCause());
    } catch (RuntimeException e) {
      if (e instanceof RuleFault) {
        throw e;
      }
      throw rules.faultOf(e);
    } finally {
      if (watch != null) {
        watch.rests();
      }
    }
  }

  /** The facts in working memory, inserted and concluded. */
  public Collection<?> facts() {
    return session.getObjects();
  }

  /** The rules that this session fires. */
  public RuleSet rules() {
    return rules;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.removeEventListener(bridge);
      session.dispose();
    }
  }

  private final class Bridge extends DefaultAgendaEventListener {
    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
      var match = event.getMatch();
      RuleDecl rule = rules.rule(match.getRule().getName());
      firing = rule;
      if (watch != null) {
        watch.fires(rule);
      }
      listener.fired(rule, List.copyOf(match.getObjects()));
    }
  }
}
