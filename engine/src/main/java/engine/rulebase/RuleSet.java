// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSessionsPool;

/**
 * The compiled rules of one controller, ready to fire.
 *
 * <p>Immutable and thread-safe. A changed file gives a new rule set by {@link #replace}; sessions
 * of the old one go on undisturbed, and the old one is garbage once the last of them is closed.
 */
public final class RuleSet {

  private static final Pattern RULE_IN_MESSAGE = Pattern.compile("\\[Rule \"([^\"]+)\"");

  private final String controller;
  private final RuleBuilder builder;
  private final List<RuleFile> files;
  private final List<CompiledFile> compiled;
  private final RuleOrder order;
  private final KieBase base;
  private final KieSessionsPool pool;
  private final Map<String, RuleDecl> rules = new HashMap<>();
  private final Set<String> globals = new TreeSet<>();

  RuleSet(
      String controller,
      RuleBuilder builder,
      List<RuleFile> files,
      List<CompiledFile> compiled,
      ClassLoader loader) {
    this.controller = controller;
    this.builder = builder;
    this.files = List.copyOf(files);
    this.compiled = List.copyOf(compiled);
    this.order = RuleOrder.of(files);
    List<Model> models = new ArrayList<>();
    for (CompiledFile file : compiled) {
      Model model = RankedModel.of(file.model(loader), order);
      for (Global<?> global : model.getGlobals()) {
        globals.add(global.getName());
      }
      models.add(model);
    }
    this.base =
        KieBaseBuilder.createKieBaseFromModel(
            models, KieServices.get().newKieBaseConfiguration(), RuleCompiler.oneByOne());
    this.pool = base.newKieSessionsPool(1);
    order.rules().forEach(rule -> rules.put(rule.name(), rule));
  }

  /** The controller's name. */
  public String controller() {
    return controller;
  }

  /** The parsed files, in the order of the chapters. */
  public List<RuleFile> files() {
    return files;
  }

  /** The computed order of thought. */
  public RuleOrder order() {
    return order;
  }

  /** All rules in the order of the files. */
  public List<RuleDecl> declarations() {
    return order.rules();
  }

  /** Names of the globals that some file declares. */
  public Set<String> globals() {
    return globals;
  }

  /**
   * The same rules with one file replaced, or added when no file has its package. Only that file is
   * compiled.
   *
   * @throws RuleErrors if the file is refused; this rule set stays as it is
   */
  public RuleSet replace(RuleSource changed) {
    return builder.replace(this, changed);
  }

  /**
   * The rule set of other sources; only files that this one does not hold are compiled.
   *
   * @throws RuleErrors if a file is refused; this rule set stays as it is
   */
  public RuleSet with(ControllerRules sources) {
    return builder.build(sources, this);
  }

  /** Lends a session for one sync. */
  public RuleSession open(RuleListener listener) {
    return open(listener, null);
  }

  /** Lends a session for one sync of a watched worker. */
  public RuleSession open(RuleListener listener, Watchdog.@Nullable Worker watch) {
    return new RuleSession(this, pool.newKieSession(), listener, watch);
  }

  /** The compiled form of a file, if this rule set has just this file; else null. */
  @Nullable CompiledFile compiled(RuleFile file) {
    int at = files.indexOf(file);
    return at < 0 ? null : compiled.get(at);
  }

  /** The parsed form of a source, if this rule set has just this one; else null. */
  @Nullable RuleFile parsed(RuleSource source) {
    return files.stream().filter(file -> file.source().equals(source)).findFirst().orElse(null);
  }

  RuleDecl rule(String name) {
    RuleDecl found = rules.get(name);
    if (found == null) {
      throw new IllegalStateException(
          "rule \"" + name + "\" fired in " + controller + " but stands in none of its files");
    }
    return found;
  }

  /** Names the rule behind an exception that a condition threw. */
  RuleFault faultOf(RuntimeException thrown) {
    RuleDecl rule = null;
    for (Throwable cause = thrown; cause != null && rule == null; cause = cause.getCause()) {
      Matcher named = RULE_IN_MESSAGE.matcher(String.valueOf(cause.getMessage()));
      rule = named.find() ? rules.get(named.group(1)) : null;
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new RuleFault(rule, "a condition threw " + root, thrown);
  }
}
