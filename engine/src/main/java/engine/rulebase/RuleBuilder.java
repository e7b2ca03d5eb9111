// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns rule files into rule sets: parses, checks, orders, and compiles what is not compiled yet.
 * Thread-safe.
 */
public final class RuleBuilder {

  private final ClassLoader loader;
  private final RuleCompiler compiler;
  private final PrecompiledRules precompiled;

  /** Builds with the fact classes, functions and precompiled rules of a class loader. */
  public RuleBuilder(ClassLoader loader) {
    this(loader, new RuleCompiler(loader), PrecompiledRules.find(loader));
  }

  RuleBuilder(ClassLoader loader, RuleCompiler compiler, PrecompiledRules precompiled) {
    this.loader = loader;
    this.compiler = compiler;
    this.precompiled = precompiled;
  }

  /**
   * Makes the rule set of one controller.
   *
   * @throws RuleErrors if a file does not parse, check, order or compile; all faults of all files
   *     are named
   */
  public RuleSet build(ControllerRules rules) {
    return build(rules, null);
  }

  RuleSet build(ControllerRules rules, @Nullable RuleSet current) {
    List<RuleError> errors = new ArrayList<>();
    List<RuleFile> files = new ArrayList<>();
    for (RuleSource source : rules.sources()) {
      try {
        RuleFile kept = current == null ? null : current.parsed(source);
        files.add(kept != null ? kept : parse(source));
      } catch (RuleErrors e) {
        errors.addAll(e.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
    return assemble(rules.name(), files, current);
  }

  private RuleFile parse(RuleSource source) {
    RuleFile known = precompiled.parsed(source);
    return known != null ? known : RuleFile.parse(source, loader);
  }

  RuleSet replace(RuleSet current, RuleSource changed) {
    RuleFile file = parse(changed);
    List<RuleFile> files = new ArrayList<>(current.files());
    int at = 0;
    while (at < files.size() && !files.get(at).packageName().equals(file.packageName())) {
      at++;
    }
    if (at < files.size()) {
      files.set(at, file);
    } else {
      files.add(file);
    }
    return assemble(current.controller(), files, current);
  }

  private RuleSet assemble(String controller, List<RuleFile> files, @Nullable RuleSet current) {
    refuseTwins(files);
    RuleOrder.of(files);
    Map<String, CompiledFile> done = new HashMap<>();
    List<RuleFile> missing = new ArrayList<>();
    for (RuleFile file : files) {
      CompiledFile kept = current == null ? null : current.compiled(file);
      CompiledFile ready = kept != null ? kept : precompiled.find(file);
      if (ready != null) {
        done.put(file.packageName(), ready);
      } else {
        missing.add(file);
      }
    }
    compiler.compile(missing).forEach(each -> done.put(each.packageName(), each));
    return new RuleSet(
        controller, this, files, files.stream().map(file -> require(done, file)).toList(), loader);
  }

  private static void refuseTwins(List<RuleFile> files) {
    Map<String, RuleFile> seen = new HashMap<>();
    for (RuleFile file : files) {
      RuleFile twin = seen.putIfAbsent(file.packageName(), file);
      if (twin != null) {
        String found = "package " + file.packageName() + " is that of " + twin.path() + " too";
        throw new RuleErrors(
            List.of(new RuleError(file.path(), 0, 0, null, found, "one package a file")));
      }
    }
  }

  private static CompiledFile require(Map<String, CompiledFile> done, RuleFile file) {
    CompiledFile found = done.get(file.packageName());
    if (found == null) {
      throw new IllegalStateException(
          "compiling " + file.path() + " gave no model of package " + file.packageName());
    }
    return found;
  }
}
