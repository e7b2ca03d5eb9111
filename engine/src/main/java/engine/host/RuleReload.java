// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.definition.DefinitionException;
import engine.rulebase.ControllerRules;
import engine.rulebase.RuleErrors;
import engine.rulebase.RuleSet;
import engine.rulebase.RuleSource;
import engine.sync.ControllerRuntime;
import engine.time.Clock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the user's rule folders while the controllers run: a changed file takes effect between
 * two syncs, a broken one is reported once and changes nothing.
 *
 * <p>Folders are looked at twice a second, because mounted volumes send no file events. A change
 * counts when two looks in a row find the same, so that no half-written file is compiled.
 */
final class RuleReload {
  static final Duration PAUSE = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(RuleReload.class);

  private final List<ControllerRuntime> running;
  private final Clock clock;
  private final Executor worker;
  private final Set<RuleSource> barred = new LinkedHashSet<>();
  private final Map<String, ControllerRules> active = new LinkedHashMap<>();
  private RuleFolders tried;
  private Map<String, RuleSource> seen;
  private String complaint = "";
  private volatile boolean closed;

  /**
   * Follows folders for controllers that run with what the folders hold now.
   *
   * @param worker compiles; a thread of its own, since the clock's must not wait
   */
  RuleReload(RuleFolders folders, List<ControllerRuntime> running, Clock clock, Executor worker) {
    this.running = running;
    this.clock = clock;
    this.worker = worker;
    this.tried = folders;
    this.seen = folders.edited();
    running.forEach(each -> active.put(name(each), folders.rules(each.definition())));
  }

  /** Looks now and then until it is closed. */
  void start() {
    if (!closed) {
      clock.schedule(
          PAUSE,
          () ->
              worker.execute(
                  () -> {
                    look();
                    start();
                  }));
    }
  }

  void close() {
    closed = true;
  }

  /**
   * Gives up a user's file, e.g. one whose rule never returns: what was shipped in its place acts
   * again, until the file is changed.
   *
   * @param path as rules and errors name it
   */
  void bar(String path) {
    worker.execute(
        () -> {
          for (RuleSource source : tried.edited().values()) {
            if (source.path().equals(path) && barred.add(source)) {
              apply(tried);
            }
          }
        });
  }

  private void look() {
    RuleFolders now;
    try {
      now = tried.again();
    } catch (UncheckedIOException | DefinitionException e) {
      complain(String.valueOf(e.getMessage()));
      return;
    }
    boolean settled = now.edited().equals(seen);
    seen = now.edited();
    if (settled && !now.edited().equals(tried.edited())) {
      warn(tried, now);
      tried = now;
      apply(now);
    }
  }

  private static void warn(RuleFolders before, RuleFolders now) {
    List<String> strays = new ArrayList<>(now.strays());
    strays.removeAll(before.strays());
    if (!strays.isEmpty()) {
      LOG.warn("no controller uses {}; it has no effect", String.join(", ", strays));
    }
    for (RuleSource source : now.edited().values()) {
      if (source.path().endsWith("/controller.yaml") && !before.edited().containsValue(source)) {
        LOG.warn("{} is read at the start only; restart to use it", source.path());
      }
    }
  }

  private void apply(RuleFolders now) {
    Set<String> faults = new LinkedHashSet<>();
    List<String> swapped = new ArrayList<>();
    for (ControllerRuntime controller : running) {
      try {
        ControllerRules wanted = now.rules(controller.definition(), barred);
        if (!wanted.equals(active.get(name(controller)))) {
          RuleSet fresh = controller.rules().with(wanted);
          controller.swap(fresh);
          active.put(name(controller), wanted);
          swapped.add(name(controller));
        }
      } catch (RuleErrors | DefinitionException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    if (!swapped.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("controllers", String.join(",", swapped))
          .log("edited rules act from now on; every key is due again");
    }
    complain(String.join("\n", faults));
  }

  private void complain(String text) {
    if (!text.isEmpty() && !text.equals(complaint)) {
      LOG.error(
          "edited rules are refused; those before them act on:\n{}",
          text.indent(2).stripTrailing());
    }
    complaint = text;
  }

  private static String name(ControllerRuntime controller) {
    return controller.definition().name();
  }
}
