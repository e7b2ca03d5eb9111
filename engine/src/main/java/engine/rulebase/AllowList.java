// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which classes and methods edited rules may use: facts, functions, values, collections, dates.
 * Nothing that reads a clock, chance, the process, files or the network, and nothing that reaches
 * classes by name.
 *
 * <p>A guard rail, not a sandbox: whoever may edit rules is trusted with what rules may do.
 */
final class AllowList {

  private static final List<String> OURS = List.of("facts.", "rules.");

  private static final List<String> PACKAGES =
      List.of(
          "java.time.",
          "java.util.stream.",
          "java.util.function.",
          "java.util.regex.",
          "java.math.");

  private static final Set<String> CLASSES =
      names(
          "java.lang.",
          "Object String StringBuilder CharSequence Comparable Iterable Number Integer Long Double Float Short Byte Boolean Character",
          "Math Enum Record Void Override Deprecated SuppressWarnings FunctionalInterface SafeVarargs Throwable Exception",
          "RuntimeException Error ArithmeticException ClassCastException IllegalArgumentException IllegalStateException",
          "IndexOutOfBoundsException NullPointerException NumberFormatException UnsupportedOperationException NoSuchFieldError",
          "IncompatibleClassChangeError AssertionError AutoCloseable");

  private static final Set<String> COLLECTIONS =
      names(
          "java.util.",
          "AbstractMap AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry ArrayDeque ArrayList Arrays Base64 Base64$Decoder",
          "Base64$Encoder BitSet Collection Collections Comparator Deque EnumMap EnumSet HashMap HashSet Iterator LinkedHashMap",
          "LinkedHashSet LinkedList List ListIterator Locale Map Map$Entry NavigableMap NavigableSet NoSuchElementException Objects",
          "Optional OptionalDouble OptionalInt OptionalLong PriorityQueue Queue Set SortedMap SortedSet StringJoiner TreeMap TreeSet");

  /**
   * What generated code needs besides; no rule can do harm with it as long as {@link #MEMBERS} are
   * the only members.
   */
  private static final Set<String> GENERATED =
      names(
          "java.lang.",
          "Class System Deprecated invoke.CallSite invoke.MethodHandle invoke.MethodHandles invoke.MethodHandles$Lookup",
          "invoke.MethodType invoke.LambdaMetafactory invoke.StringConcatFactory invoke.SerializedLambda annotation.Annotation");

  private static final List<String> ENGINE =
      List.of(
          "org.drools.model.",
          "org.drools.modelcompiler.dsl.",
          "org.drools.modelcompiler.util.EvaluationUtil",
          "org.drools.core.base.accumulators.",
          "org.drools.core.accumulate.",
          "org.drools.util.DateUtils",
          "org.drools.compiler.kie.builder.MaterializedLambda",
          "org.kie.api.runtime.rule.AccumulateFunction");

  /** The only members of these classes. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "java.lang.Class", Set.of(),
          "java.lang.System", Set.of("arraycopy"),
          "java.lang.invoke.LambdaMetafactory", Set.of("metafactory", "altMetafactory"),
          "java.lang.invoke.StringConcatFactory", Set.of("makeConcat", "makeConcatWithConstants"),
          "java.lang.invoke.MethodHandles", Set.of(),
          "java.lang.invoke.MethodHandles$Lookup", Set.of(),
          "java.lang.invoke.MethodHandle", Set.of(),
          "java.lang.invoke.MethodType", Set.of(),
          "java.lang.invoke.SerializedLambda", Set.of(),
          "org.drools.model.Drools", Set.of("insert"));

  /** Members that read clocks, chance or the process, use other threads, or reach classes. */
  private static final Set<String> FORBIDDEN_NAMES =
      Set.of(
          "getClass",
          "getDeclaringClass",
          "wait",
          "notify",
          "notifyAll",
          "now",
          "systemDefault",
          "random",
          "shuffle",
          "parallel",
          "parallelStream",
          "getBoolean",
          "getInteger",
          "getLong",
          "ints",
          "printStackTrace",
          "describeConstable",
          "resolveConstantDesc",
          "getRuntime",
          "getContext",
          "halt");

  private static final Set<String> FORBIDDEN_CLASSES =
      Set.of("java.time.Clock", "java.time.InstantSource");

  private static final Set<String> SHOWN =
      Set.of("java.lang", "java.lang.invoke", "java.util", "java.io");

  private static final Set<String> HIDDEN =
      Stream.of(
              names(
                  "java.lang.",
                  "ClassLoader Module ModuleLayer Process ProcessBuilder ProcessHandle Runtime Thread ThreadGroup ThreadLocal"),
              names(
                  "java.util.",
                  "Random ResourceBundle Scanner ServiceLoader Timer TimerTask UUID Formatter"),
              names(
                  "java.io.",
                  "Console File FileInputStream FileOutputStream FileReader FileWriter RandomAccessFile PrintWriter"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final String HINT =
      "edited rules may use facts, functions of rules, values, collections and java.time without clocks";

  private final List<String> ours;

  private AllowList(List<String> ours) {
    this.ours = List.copyOf(ours);
  }

  static AllowList standard() {
    return new AllowList(OURS);
  }

  /** The same list with the classes of one more package. */
  AllowList with(String packagePrefix) {
    return new AllowList(Stream.concat(ours.stream(), Stream.of(packagePrefix)).toList());
  }

  /**
   * Whether the compiler may see a class: more than rules may use, since allowed classes refer to
   * others.
   */
  boolean shows(String name) {
    int dot = name.lastIndexOf('.');
    String packageName = name.substring(0, Math.max(0, dot));
    String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    return allows(name)
        || (SHOWN.contains(packageName) && !HIDDEN.contains(outer))
        || name.startsWith("java.lang.constant.")
        || name.startsWith("java.lang.annotation.")
        || name.startsWith("org.drools.")
        || name.startsWith("org.kie.");
  }

  private boolean allows(String name) {
    return !FORBIDDEN_CLASSES.contains(name)
        && (CLASSES.contains(name)
            || COLLECTIONS.contains(name)
            || PACKAGES.stream().anyMatch(name::startsWith)
            || ours.stream().anyMatch(name::startsWith));
  }

  private boolean allowsGenerated(String name) {
    return allows(name) || GENERATED.contains(name) || ENGINE.stream().anyMatch(name::startsWith);
  }

  private boolean allows(ClassReferences.Member member) {
    Set<String> only = MEMBERS.get(member.owner());
    if (only != null) {
      return only.contains(member.name());
    }
    boolean own = ours.stream().anyMatch(member.owner()::startsWith);
    return own || !FORBIDDEN_NAMES.contains(member.name());
  }

  /** Judges what a file imports. */
  List<RuleError> imports(RuleFile file) {
    List<RuleError> errors = new ArrayList<>();
    for (RuleFile.Import each : file.imports()) {
      if (!allows(each.name()) && !each.name().endsWith("*")) {
        errors.add(notAllowed(file, each));
      }
    }
    for (RuleFile.Import each : file.functions()) {
      if (ours.stream().noneMatch(each.name()::startsWith)) {
        errors.add(notAllowed(file, each));
      }
    }
    return errors;
  }

  private static RuleError notAllowed(RuleFile file, RuleFile.Import each) {
    return new RuleError(file.path(), each.line(), 0, null, each.name() + " is not allowed", HINT);
  }

  /**
   * Judges what was generated from a file; names every forbidden class and member, with the line
   * that seems to use it.
   */
  List<RuleError> scan(RuleFile file, Map<String, byte[]> classes) {
    Set<String> found = new LinkedHashSet<>();
    List<RuleError> errors = new ArrayList<>();
    for (byte[] classFile : classes.values()) {
      ClassReferences references = ClassReferences.of(classFile);
      for (ClassReferences.Member member : references.members()) {
        if (!allows(member) && found.add(member.toString())) {
          errors.add(error(file, member.name(), simple(member.owner()) + "." + member.name()));
        }
      }
      for (String name : references.classes()) {
        boolean own = classes.containsKey(name) || name.startsWith(file.packageName() + ".");
        if (!own && !allowsGenerated(name) && found.add(name)) {
          errors.add(error(file, simple(name), name));
        }
      }
    }
    return errors;
  }

  private static RuleError error(RuleFile file, String word, String found) {
    var text = new DrlText(file.source().text());
    for (RuleDecl rule : file.rules()) {
      DrlText.Place place = text.find(word, rule.line() + 1, rule.endLine());
      if (place.found()) {
        return new RuleError(
            file.path(),
            place.line(),
            place.column(),
            rule.name(),
            found + " is not allowed",
            HINT);
      }
    }
    return new RuleError(file.path(), 0, 0, null, found + " is not allowed", HINT);
  }

  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private static Set<String> names(String prefix, String... lines) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : lines) {
      new StringTokenizer(line).asIterator().forEachRemaining(name -> names.add(prefix + name));
    }
    return names;
  }
}
