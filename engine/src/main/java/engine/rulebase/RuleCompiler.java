// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.internal.builder.InternalKieBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;

/**
 * Compiles rule files in memory to executable models, one model a file.
 *
 * <p>Files that belong together are compiled in one go; if that fails, one by one to tell which is
 * at fault. Edited files see only the classes of the allow-list, and what was generated from them
 * is scanned. One compilation runs at a time.
 */
final class RuleCompiler {

  private static final Object ONE_AT_A_TIME = new Object();
  private static final String FOLDER = "src/main/resources/";
  private static final String MODELS = "META-INF/kie/drover/rules/drools-model";

  static {
    // why: the builder takes this setting from nowhere else, see oneByOne
    if (System.getProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME) == null) {
      System.setProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME, "-1");
    }
  }

  private final ClassLoader loader;
  private final ApiDigest api;
  private final AllowList allowed;

  RuleCompiler(ClassLoader loader) {
    this(loader, AllowList.standard());
  }

  RuleCompiler(ClassLoader loader, AllowList allowed) {
    this.loader = loader;
    this.api = new ApiDigest();
    this.allowed = allowed;
  }

  /**
   * Compiles files of distinct packages.
   *
   * @throws RuleErrors naming all faults of all files
   */
  List<CompiledFile> compile(List<RuleFile> files) {
    List<RuleError> errors = new ArrayList<>();
    for (RuleFile file : files) {
      errors.addAll(file.faults());
      if (file.source().edited()) {
        errors.addAll(allowed.imports(file));
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
    List<CompiledFile> compiled = new ArrayList<>();
    compileAll(files.stream().filter(file -> !file.source().edited()).toList(), compiled, errors);
    for (RuleFile file : files) {
      if (file.source().edited()) {
        compileAll(List.of(file), compiled, errors);
      }
    }
    if (!errors.isEmpty()) {
      throw new RuleErrors(errors);
    }
    return compiled;
  }

  /** What a file's classes depend on: its text, the rule engine and the classes that it names. */
  String digest(RuleFile file) {
    return RuleDigest.of(file.source().text(), api.of(file));
  }

  private void compileAll(
      List<RuleFile> files, List<CompiledFile> compiled, List<RuleError> errors) {
    if (files.isEmpty()) {
      return;
    }
    Build build = build(files);
    if (build.succeeded()) {
      compiled.addAll(split(files, build.classes(), build.models(), errors));
    } else if (files.size() == 1) {
      errors.addAll(
          CompileErrors.of(files.get(0), build.messages(), build.thrown(), this::thrownBy));
    } else {
      files.forEach(file -> compileAll(List.of(file), compiled, errors));
    }
  }

  /** Whether the compiler throws on this text too; used to find the rule that makes it throw. */
  private boolean thrownBy(RuleSource source) {
    return build(List.of(RuleFile.parse(source, loader))).thrown() != null;
  }

  private List<CompiledFile> split(
      List<RuleFile> files,
      Map<String, byte[]> classes,
      List<String> models,
      List<RuleError> errors) {
    List<CompiledFile> compiled = new ArrayList<>();
    List<RuleFile> longestFirst =
        files.stream()
            .sorted(Comparator.comparingInt((RuleFile file) -> -file.packageName().length()))
            .toList();
    Map<String, byte[]> left = new HashMap<>(classes);
    for (RuleFile file : longestFirst) {
      Map<String, byte[]> own = new HashMap<>();
      left.forEach((name, bytes) -> addIfWithin(file, name, bytes, own));
      own.keySet().forEach(left::remove);
      if (file.source().edited()) {
        errors.addAll(allowed.scan(file, own));
      }
      for (String model : models) {
        if (own.containsKey(model)) {
          compiled.add(new CompiledFile(file.packageName(), model, digest(file), own));
        }
      }
    }
    return compiled;
  }

  private static void addIfWithin(
      RuleFile file, String name, byte[] bytes, Map<String, byte[]> own) {
    if (name.startsWith(file.packageName() + ".")) {
      own.put(name, bytes);
    }
  }

  /**
   * Settings that keep the rules of a file from being built in parallel: that fails for inline
   * accumulates (apache/incubator-kie issue 6706).
   */
  static KnowledgeBuilderConfiguration oneByOne() {
    KnowledgeBuilderConfiguration settings =
        KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
    settings.setOption(ParallelRulesBuildThresholdOption.get(-1));
    return settings;
  }

  private record Build(
      Map<String, byte[]> classes,
      List<String> models,
      List<Message> messages,
      @Nullable RuntimeException thrown) {

    boolean succeeded() {
      return thrown == null
          && messages.stream().noneMatch(message -> message.getLevel() == Message.Level.ERROR);
    }
  }

  private Build build(List<RuleFile> files) {
    synchronized (ONE_AT_A_TIME) {
      KieServices services = KieServices.get();
      ReleaseId release = services.newReleaseId("drover", "rules", "1");
      KieFileSystem texts = services.newKieFileSystem().generateAndWritePomXML(release);
      boolean edited = false;
      for (RuleFile file : files) {
        edited |= file.source().edited();
        texts.write(
            FOLDER + file.packageName().replace('.', '/') + "/rules.drl", file.source().text());
      }
      ClassLoader visible = edited ? new AllowedClasses(allowed, loader) : loader;
      KieBuilder builder = services.newKieBuilder(texts, visible);
      try {
        builder.buildAll(ExecutableModelProject.class);
        List<Message> messages = builder.getResults().getMessages();
        var module =
            (InternalKieModule) ((InternalKieBuilder) builder).getKieModuleIgnoringErrors();
        return read(module, messages);
      } catch (RuntimeException e) {
        return new Build(Map.of(), List.of(), List.of(), e);
      } finally {
        services.getRepository().removeKieModule(release);
      }
    }
  }

  private static Build read(InternalKieModule module, List<Message> messages) {
    Map<String, byte[]> classes = new HashMap<>();
    List<String> models = new ArrayList<>();
    if (module != null) {
      for (String name : module.getFileNames()) {
        if (name.endsWith(".class")) {
          classes.put(
              name.substring(0, name.length() - ".class".length()).replace('/', '.'),
              module.getBytes(name));
        } else if (name.equals(MODELS)) {
          new String(module.getBytes(name), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains(".Rules"))
              .forEach(models::add);
        }
      }
    }
    return new Build(classes, models, messages, null);
  }
}
