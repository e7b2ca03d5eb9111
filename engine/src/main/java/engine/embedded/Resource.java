// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import facts.meta.Kind;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.SchemaException;
import facts.schema.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One kind that is served.
 *
 * @param kind the kind
 * @param singular its name in the singular
 * @param shortNames what else people call it
 * @param verbs what may be done with it
 * @param generations whether changes of the spec are counted
 * @param parts its subresources
 */
record Resource(
    Kind kind,
    String singular,
    List<String> shortNames,
    Set<String> verbs,
    boolean generations,
    Set<String> parts) {

  /** Resource and name as messages spell them: {@code deployments.apps "web"}. */
  String quoted(String name) {
    return kind.qualifiedResource() + " \"" + name + "\"";
  }

  /** The details of a Status about an object. */
  Map<String, Object> details(String name) {
    Map<String, Object> details = Trees.of();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!kind.group().isEmpty()) {
      details.put("group", kind.group());
    }
    details.put("kind", kind.resource());
    return details;
  }

  MessageType type() {
    MessageType type = Schema.kubernetes().type(kind);
    if (type == null) {
      throw new IllegalStateException("the schema lacks " + kind);
    }
    return type;
  }

  /** Whether the status is written apart from the rest. */
  boolean hasStatus() {
    return parts.contains("status");
  }

  boolean is(String group, String name) {
    return kind.group().equals(group) && kind.resource().equals(name);
  }

  boolean isNamespace() {
    return is("", "namespaces");
  }

  boolean isPod() {
    return is("", "pods");
  }

  /**
   * The tree as the schema has it: unknown fields and what JSON leaves out are dropped.
   *
   * @throws Refusal if a value is of the wrong type
   */
  Map<String, Object> canonical(Map<String, Object> tree) {
    try {
      Map<String, Object> canonical = new LinkedHashMap<>();
      canonical.put("kind", kind.kind());
      canonical.put("apiVersion", kind.apiVersion());
      canonical.putAll(Wire.decode(type(), Wire.encode(type(), tree)));
      return canonical;
    } catch (SchemaException | ClassCastException e) {
      throw Refusal.badRequest(
          kind.kind()
              + " in version \""
              + kind.version()
              + "\" cannot be handled as a "
              + kind.kind()
              + ": "
              + e.getMessage());
    }
  }
}
