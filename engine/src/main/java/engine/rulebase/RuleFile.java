// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.io.Serializable;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.FunctionImportDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;

/** One parsed rule file: a chapter of a controller, a DRL package of its own. */
public final class RuleFile {

  private final RuleSource source;
  private final Parsed parsed;
  private final TypeNames types;

  /**
   * An imported class or function.
   *
   * @param name the full name
   * @param line where it stands, counted from 1
   */
  public record Import(String name, int line) implements Serializable {}

  /**
   * What parsing finds out; kept beside precompiled rules, since parsing at every start would take
   * longer than all else.
   */
  record Parsed(
      String packageName, List<Import> imports, List<Import> functions, List<RuleDecl> rules)
      implements Serializable {

    TypeNames types(ClassLoader loader) {
      return new TypeNames(packageName, names(imports), names(functions), loader);
    }
  }

  /** A file that was parsed before. */
  RuleFile(RuleSource source, Parsed parsed, ClassLoader loader) {
    this.source = source;
    List<RuleDecl> rules = parsed.rules.stream().map(rule -> rule.at(source.path())).toList();
    this.parsed = new Parsed(parsed.packageName, parsed.imports, parsed.functions, rules);
    this.types = parsed.types(loader);
  }

  private static Parsed read(RuleSource source, PackageDescr tree, ClassLoader loader) {
    List<Import> imports =
        imports(source, tree.getImports().stream().map(ImportDescr::getTarget).toList(), "");
    List<Import> functions =
        imports(
            source,
            tree.getFunctionImports().stream().map(FunctionImportDescr::getTarget).toList(),
            "function ");
    var head = new Parsed(tree.getNamespace(), imports, functions, List.of());
    TypeNames types = head.types(loader);
    List<RuleDecl> rules = new ArrayList<>();
    for (RuleDescr rule : tree.getRules()) {
      if (rule.isRule()) {
        rules.add(new RuleReader(source.path(), head.packageName, types).read(rule));
      }
    }
    return new Parsed(head.packageName, imports, functions, List.copyOf(rules));
  }

  /**
   * Parses a rule file.
   *
   * @param loader knows the fact classes; used for names only
   * @throws RuleErrors if the text is no DRL
   */
  public static RuleFile parse(RuleSource source, ClassLoader loader) {
    var parser = new DrlParser();
    PackageDescr parsed = null;
    List<RuleError> errors = new ArrayList<>();
    try {
      parsed = parser.parse(false, new StringReader(source.text()));
    } catch (DroolsParserException e) {
      errors.add(
          new RuleError(
              source.path(),
              Math.max(0, e.getLineNumber()),
              0,
              null,
              String.valueOf(e.getMessage()),
              ""));
    }
    for (DroolsError error : parser.getErrors()) {
      errors.add(
          SyntaxError.of(
              source,
              error instanceof ParserError at ? at : null,
              String.valueOf(error.getMessage())));
    }
    if (errors.isEmpty() && (parsed == null || parsed.getNamespace().isEmpty())) {
      errors.add(
          new RuleError(
              source.path(),
              1,
              0,
              null,
              "no package",
              "write `package rules.<controller>.<chapter>` under the header"));
    }
    if (parsed == null || !errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
    return new RuleFile(source, read(source, parsed, loader), loader);
  }

  private static List<String> names(List<Import> imports) {
    return imports.stream().map(Import::name).toList();
  }

  private static List<Import> imports(RuleSource source, List<String> names, String word) {
    List<String> lines = source.text().lines().toList();
    List<Import> found = new ArrayList<>();
    for (String name : names) {
      int line = 1;
      while (line <= lines.size() && !isImport(lines.get(line - 1), word + name)) {
        line++;
      }
      found.add(new Import(name, line <= lines.size() ? line : 0));
    }
    return List.copyOf(found);
  }

  private static boolean isImport(String line, String what) {
    String plain =
        line.strip().replaceAll("\\s+", " ").replace("import static ", "import function ");
    return plain.equals("import " + what)
        || plain.startsWith("import " + what + ";")
        || plain.startsWith("import " + what + " ");
  }

  /** Where the file was read. */
  public String path() {
    return source.path();
  }

  /** The text that was parsed. */
  public RuleSource source() {
    return source;
  }

  /** The DRL package, one per file. */
  public String packageName() {
    return parsed.packageName;
  }

  /** Imported classes in the order of the file. */
  public List<Import> imports() {
    return parsed.imports;
  }

  /** Imported functions in the order of the file. */
  public List<Import> functions() {
    return parsed.functions;
  }

  /** The rules in reading order. */
  public List<RuleDecl> rules() {
    return parsed.rules;
  }

  /**
   * What is wrong with the file as far as it shows without compiling: unknown names, attributes,
   * bindings, consequences.
   */
  public List<RuleError> faults() {
    return RuleChecks.of(this);
  }

  Parsed parsed() {
    return parsed;
  }

  TypeNames types() {
    return types;
  }

  static int lineOf(BaseDescr part) {
    return Math.max(0, part.getLine());
  }
}
