// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import facts.scope.WakeTarget;
import facts.scope.WakeWhen;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a related object make keys due.
 *
 * @param on which events
 * @param changed fields of which one must differ for an update to count; empty for any difference
 * @param when a further judgement, or null
 * @param target a judgement of each key's own object, or null
 * @param resync whether an update that changed nothing counts
 * @param delays durations or names of settings, of which the longest counts; empty for at once
 */
public record WakeDefinition(
    Set<On> on,
    List<String> changed,
    @Nullable WakeWhen when,
    @Nullable WakeTarget target,
    boolean resync,
    List<String> delays) {

  private static final List<String> FIELDS =
      List.of(
          "labels",
          "annotations",
          "ownerReferences",
          "finalizers",
          "generation",
          "deletionTimestamp");

  /** An event of the watch. */
  public enum On {
    ADD,
    UPDATE,
    DELETE
  }

  static WakeDefinition read(Fields fields) {
    EnumSet<On> on = EnumSet.noneOf(On.class);
    for (String name : fields.texts("on")) {
      try {
        on.add(On.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw fields.problem("on", "names '" + name + "'; add, update and delete are events");
      }
    }
    if (on.isEmpty()) {
      throw fields.problem("on", "is missing; add, update and delete are events");
    }
    List<String> changed = fields.texts("changed");
    for (String name : changed) {
      if (!FIELDS.contains(name)) {
        throw fields.problem(
            "changed", "names '" + name + "'; fields are " + FIELDS + ", use when for others");
      }
    }
    return new WakeDefinition(
        on,
        changed,
        Functions.make(fields, "when", WakeWhen.class),
        Functions.make(fields, "target", WakeTarget.class),
        fields.flag("resync", false),
        delays(fields));
  }

  private static List<String> delays(Fields fields) {
    if (fields.raw("delay") instanceof List<?>) {
      return fields.texts("delay");
    }
    String delay = fields.textOrNull("delay");
    return delay == null ? List.of() : List.of(delay);
  }
}
