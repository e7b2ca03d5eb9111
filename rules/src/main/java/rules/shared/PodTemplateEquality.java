// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.meta.Template;
import facts.schema.Field;
import facts.schema.MessageType;
import facts.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two pod templates mean the same.
 *
 * <p>Absent and empty lists and maps are alike, as are absent and zero values of fields that cannot be absent;
 * quantities are compared by value.
 *
 * @source 00-common.md C11, Kubernetes 1.37
 */
public final class PodTemplateEquality {
  private static final String HASH_LABEL = "pod-template-hash";

  private PodTemplateEquality() {}

  /** Whether they are equal but for the label that tells the ReplicaSets of a Deployment apart. */
  public static boolean sameButForHash(Template a, Template b) {
    MessageType template = Schema.kubernetes().message("core/v1.PodTemplateSpec");
    return same(template, withoutHash(a.tree()), withoutHash(b.tree()));
  }

  /** The template without that label, as a tree of its JSON form. */
  public static Map<String, Object> withoutHash(Map<String, Object> template) {
    if (!(template.get("metadata") instanceof Map<?, ?> metadata)
        || !(metadata.get("labels") instanceof Map<?, ?> labels)
        || !labels.containsKey(HASH_LABEL)) {
      return template;
    }
    Map<Object, Object> otherLabels = new LinkedHashMap<>(labels);
    otherLabels.remove(HASH_LABEL);
    Map<Object, Object> otherMetadata = new LinkedHashMap<>(metadata);
    otherMetadata.put("labels", otherLabels);
    Map<String, Object> other = new LinkedHashMap<>(template);
    other.put("metadata", otherMetadata);
    return other;
  }

  static boolean same(MessageType message, Map<?, ?> a, Map<?, ?> b) {
    return a.equals(b)
        || message.fields().stream()
            .allMatch(
                field ->
                    field.isInline()
                        ? same(field.type(), a, b)
                        : sameField(field, a.get(field.jsonName()), b.get(field.jsonName())));
  }

  private static boolean sameField(Field field, @Nullable Object a, @Nullable Object b) {
    if (field.isMap()) {
      return sameMap(field, a instanceof Map<?, ?> x ? x : Map.of(), b instanceof Map<?, ?> y ? y : Map.of());
    }
    if (field.isRepeated()) {
      return sameList(field, a instanceof List<?> x ? x : List.of(), b instanceof List<?> y ? y : List.of());
    }
    if (field.isPointer() && (a == null || b == null)) {
      return a == b;
    }
    return sameValue(field, a, b);
  }

  private static boolean sameMap(Field field, Map<?, ?> a, Map<?, ?> b) {
    return a.keySet().equals(b.keySet())
        && a.keySet().stream().allMatch(key -> sameValue(field, a.get(key), b.get(key)));
  }

  private static boolean sameList(Field field, List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!sameValue(field, a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameValue(Field field, @Nullable Object a, @Nullable Object b) {
    return switch (field.form()) {
      case MESSAGE -> sameMessage(field.type(), a, b);
      case INTEGER, DOUBLE -> text(a, "0").equals(text(b, "0"));
      case BOOLEAN -> text(a, "false").equals(text(b, "false"));
      case STRING, BYTES -> text(a, "").equals(text(b, ""));
    };
  }

  private static boolean sameMessage(MessageType message, @Nullable Object a, @Nullable Object b) {
    return switch (message.special()) {
      case NONE -> same(message, a instanceof Map<?, ?> x ? x : Map.of(), b instanceof Map<?, ?> y ? y : Map.of());
      case QUANTITY -> GoQuantity.value(text(a, "0")).compareTo(GoQuantity.value(text(b, "0"))) == 0;
      default -> Objects.equals(a, b);
    };
  }

  private static String text(@Nullable Object value, String zero) {
    return value == null ? zero : value.toString();
  }
}
