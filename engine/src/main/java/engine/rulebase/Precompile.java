// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Compiles the rule files of all controllers when the program is built, so that it starts without
 * the rule compiler.
 */
public final class Precompile {

  private Precompile() {}

  /**
   * Compiles a rules folder to a jar.
   *
   * @param arguments the rules folder; the jar to write, or a folder for loose classes
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "arguments are " + List.of(arguments) + "; must be a rules folder and a jar to write");
    }
    run(Path.of(arguments[0]), Path.of(arguments[1]), System.out);
  }

  static void run(Path rules, Path target, PrintStream out) throws IOException {
    ClassLoader loader = Precompile.class.getClassLoader();
    Map<String, RuleFile> files = new LinkedHashMap<>();
    List<RuleError> errors = new ArrayList<>();
    for (ControllerRules controller : RulesFolder.read(rules)) {
      List<RuleFile> own = new ArrayList<>();
      try {
        for (RuleSource source : controller.sources()) {
          own.add(files.computeIfAbsent(source.path(), path -> RuleFile.parse(source, loader)));
        }
        RuleOrder.of(own);
      } catch (RuleErrors e) {
        errors.addAll(e.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
    List<CompiledFile> compiled = new RuleCompiler(loader).compile(List.copyOf(files.values()));
    write(compiled, files.values(), target);
    out.println("compiled " + compiled.size() + " rule files of " + rules + " to " + target);
  }

  private static void write(List<CompiledFile> compiled, Collection<RuleFile> files, Path target)
      throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    List<PrecompiledRules.Entry> index = new ArrayList<>();
    for (CompiledFile each : compiled) {
      each.classes()
          .forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
      files.stream()
          .filter(file -> file.packageName().equals(each.packageName()))
          .forEach(file -> index.add(PrecompiledRules.entry(each, file)));
    }
    var listed = new ByteArrayOutputStream();
    PrecompiledRules.write(index, listed);
    entries.put(PrecompiledRules.INDEX, listed.toByteArray());
    if (!target.toString().endsWith(".jar")) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        Path file = target.resolve(entry.getKey());
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, entry.getValue());
      }
      return;
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(target);
        var jar = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        var named = new ZipEntry(entry.getKey());
        named.setTime(0); // why: build times have no place in what is built
        jar.putNextEntry(named);
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
  }
}
