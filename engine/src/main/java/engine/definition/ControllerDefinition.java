// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import facts.intent.Change;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What one {@code controller.yaml} says.
 *
 * @param folder name of its folder under {@code rules/}
 * @param name canonical name
 * @param aliases other names that {@code --controllers} knows
 * @param identity service account in kube-system
 * @param component source of its events
 * @param chapters rule files, without ending, relative to the folder; {@code shared/…} for shared
 *     ones
 * @param gates feature gates its rules ask about
 * @param settings parameters by name
 * @param queues work queues by name
 * @param verbs how each kind and part is written: {@code Kind} or {@code Kind/part} to verbs
 * @param metrics metrics that its rules feed
 * @param sets bounds of the slots of the controller's memory that gather values
 * @param switchFlag flag that must be on, or null
 * @param rounds most rounds of a sync
 * @param client how its client's limits differ from the manager's
 */
public record ControllerDefinition(
    String folder,
    String name,
    List<String> aliases,
    String identity,
    String component,
    List<String> chapters,
    List<String> gates,
    Map<String, SettingDefinition> settings,
    Map<String, QueueDefinition> queues,
    Map<String, List<Verb>> verbs,
    Map<String, MetricDefinition> metrics,
    Map<String, Integer> sets,
    @Nullable String switchFlag,
    int rounds,
    ClientFactors client) {

  private static final String OWNERS = "metadata.ownerReferences";

  /** How an object or a part of it is written. */
  public enum Verb {
    CREATE,
    /** PUT of the whole object. */
    UPDATE,
    /** Strategic merge patch; JSON merge patch where the server knows no strategic one. */
    PATCH,
    /** JSON merge patch. */
    MERGE,
    /** Server-side apply. */
    APPLY,
    DELETE,
    DELETECOLLECTION
  }

  /**
   * How a client's limits differ from those of the flags.
   *
   * @param qps multiplies {@code --kube-api-qps}
   * @param burst multiplies {@code --kube-api-burst}
   */
  public record ClientFactors(int qps, int burst) {
    static ClientFactors read(Fields fields) {
      return new ClientFactors(fields.number("qps-factor", 1), fields.number("burst-factor", 1));
    }
  }

  /**
   * Reads a definition.
   *
   * @param file name of the file, for messages
   * @param folder the controller's folder
   * @param text contents
   * @throws DefinitionException with one clear message when it can't be used
   */
  public static ControllerDefinition read(String file, String folder, String text) {
    Object root;
    try {
      root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new DefinitionException("reading " + file + ": " + e.getMessage());
    }
    Fields fields = new Fields(file + ": ", root);
    ControllerDefinition definition =
        new ControllerDefinition(
            folder,
            fields.text("controller"),
            fields.texts("aliases"),
            fields.text("identity"),
            fields.text("component"),
            fields.texts("chapters"),
            fields.texts("gates"),
            fields.each("settings", SettingDefinition::read),
            fields.each("queues", QueueDefinition::read),
            verbs(fields),
            fields.each("metrics", MetricDefinition::read),
            fields.each("memory", ControllerDefinition::set),
            fields.nested("switch", ControllerDefinition::switchFlag),
            positive(fields, "rounds", 8),
            fields.nested("client", ClientFactors::read));
    fields.end();
    checkDelays(fields, definition);
    return definition;
  }

  /** A delay is a duration or names a setting that is one. */
  private static void checkDelays(Fields fields, ControllerDefinition definition) {
    for (QueueDefinition queue : definition.queues().values()) {
      for (RelationDefinition relation : queue.reads().values()) {
        WakeDefinition wakes = relation.wakes();
        for (String delay : wakes == null ? List.<String>of() : wakes.delays()) {
          SettingDefinition setting = definition.settings().get(delay);
          if (Durations.parse(delay) == null
              && (setting == null || setting.type() != SettingDefinition.Type.DURATION)) {
            throw fields.problem(
                "queues." + queue.name() + ".reads." + relation.name() + ".wakes.delay",
                "is '" + delay + "'; a duration or the name of a duration setting is expected");
          }
        }
      }
    }
  }

  private static int positive(Fields fields, String name, int fallback) {
    int number = fields.number(name, fallback);
    if (number < 1) {
      throw fields.problem(name, "is " + number + "; at least 1 is expected");
    }
    return number;
  }

  private static Integer set(Fields.Named named) {
    Fields fields = named.fields();
    String level = fields.textOr("level", "controller");
    if (!level.equals("controller")) {
      throw fields.problem("level", "is '" + level + "'; only the controller keeps sets");
    }
    return positive(fields, "set", 0);
  }

  private static @Nullable String switchFlag(Fields fields) {
    fields.flag("default", true);
    return fields.textOrNull("flag");
  }

  /**
   * The verb for a change: the first that the definition names for the kind and part; a strategic
   * merge patch where it names none, and for changes of owner references alone where it names both.
   */
  public Verb changeVerb(Change change) {
    String kind = change.kind().kind();
    String part = change.part().path();
    List<Verb> named = verbs.get(part.isEmpty() ? kind : kind + "/" + part);
    if (named != null) {
      if (named.contains(Verb.PATCH)
          && !change.edits().isEmpty()
          && change.edits().stream().allMatch(edit -> edit.path().equals(OWNERS))) {
        return Verb.PATCH;
      }
      for (Verb verb : named) {
        if (verb == Verb.UPDATE || verb == Verb.PATCH || verb == Verb.MERGE || verb == Verb.APPLY) {
          return verb;
        }
      }
    }
    return Verb.PATCH;
  }

  private static Map<String, List<Verb>> verbs(Fields fields) {
    Map<String, List<Verb>> read = new TreeMap<>();
    Object value = fields.raw("verbs");
    if (value == null) {
      return read;
    }
    Fields verbs = new Fields(fields.where("verbs"), value);
    for (Object key : ((Map<?, ?>) value).keySet()) {
      String kind = String.valueOf(key);
      read.put(kind, verbs.texts(kind).stream().map(name -> verb(verbs, kind, name)).toList());
    }
    return read;
  }

  private static Verb verb(Fields fields, String kind, @Nullable String name) {
    for (Verb verb : Verb.values()) {
      if (verb.name().toLowerCase(Locale.ROOT).equals(name)) {
        return verb;
      }
    }
    throw fields.problem(
        kind,
        "names '"
            + name
            + "'; create, update, patch, merge, apply, delete or deletecollection is expected");
  }
}
