// SPDX-License-Identifier: Apache-2.0
package engine.definition;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Kinds;
import facts.scope.KeyFunction;
import facts.scope.KeyWhen;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One relation of a queue: what it reads and, by its wakes, what makes keys due.
 *
 * @param name the author's name for it
 * @param type which relation of the closed vocabulary
 * @param kind the kind it reads; null means every kind that discovery finds
 * @param of the relation whose objects it starts from, or null for the key's own object
 * @param object namespace and name of one constant object, or null
 * @param namespaceIsKey whether the key's text is the namespace to read in
 * @param label the label of {@link Type#BY_LABEL}, or null
 * @param function names, fields or texts of an object, or null
 * @param keyFunction texts of the key's own object, or null
 * @param onlyFor which keys it concerns, by their own objects; null for all
 * @param loads whether it reads at all, or only wakes
 * @param wakes what makes keys due, or null for nothing
 */
public record RelationDefinition(
    String name,
    Type type,
    @Nullable Kind kind,
    @Nullable String of,
    @Nullable Fixed object,
    boolean namespaceIsKey,
    @Nullable String label,
    @Nullable KeyFunction function,
    @Nullable KeyFunction keyFunction,
    @Nullable KeyWhen onlyFor,
    boolean loads,
    @Nullable WakeDefinition wakes) {

  /** The relations there are. */
  public enum Type {
    SELF,
    FIXED,
    BY_NAME,
    OWNED_BY,
    OWNED_BY_UID,
    ORPHANS_SELECTED,
    OWNER,
    SIBLINGS,
    SELECTED_BY,
    SAME_NAMESPACE,
    BY_LABEL,
    BY_NODE,
    BY_FIELD,
    BY_FUNCTION,
    ALL
  }

  /**
   * A constant object.
   *
   * @param namespace empty for cluster scope, and for names in the key's namespace
   * @param name its name
   */
  public record Fixed(String namespace, String name) {}

  /** Whether it concerns a key with this object of its own. */
  public boolean concerns(@Nullable ClusterObject self) {
    return onlyFor == null || (self != null && onlyFor.test(self));
  }

  /** Whether it reads metadata of every kind that discovery finds. */
  public boolean everyKind() {
    return kind == null;
  }

  static RelationDefinition read(Fields.Named named, @Nullable Kind keyKind) {
    Fields fields = named.fields();
    Type type = type(fields);
    String kindName = fields.textOrNull("kind");
    Kind kind;
    if ("*".equals(kindName)) {
      kind = null;
    } else if (kindName != null) {
      kind = kind(fields, "kind", kindName);
    } else if (keyKind != null) {
      kind = keyKind;
    } else {
      throw fields.problem("kind", "is missing");
    }
    String name = fields.textOrNull("name");
    String namespace = fields.textOr("namespace", "");
    boolean namespaceIsKey = namespace.equals("key");
    return new RelationDefinition(
        named.name(),
        type,
        kind,
        fields.textOrNull("of"),
        name == null ? null : new Fixed(namespaceIsKey ? "" : namespace, name),
        namespaceIsKey,
        fields.textOrNull("label"),
        Functions.make(fields, "function", KeyFunction.class),
        Functions.make(fields, "key-function", KeyFunction.class),
        Functions.make(fields, "only-for", KeyWhen.class),
        fields.flag("loads", true),
        fields.has("wakes") ? fields.nested("wakes", WakeDefinition::read) : null);
  }

  static Kind kind(Fields fields, String field, String name) {
    Kind kind = Kinds.named(name);
    if (kind == null) {
      throw fields.problem(field, "names '" + name + "'; Kubernetes 1.37 has no such kind");
    }
    return kind;
  }

  private static Type type(Fields fields) {
    String name = fields.text("relation");
    try {
      return Type.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      Set<Type> known = Set.of(Type.values());
      throw fields.problem(
          "relation",
          "is '"
              + name
              + "'; relations are "
              + known.stream()
                  .sorted()
                  .map(type -> type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                  .toList());
    }
  }
}
