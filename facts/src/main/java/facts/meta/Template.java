// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import facts.schema.MessageType;
import facts.schema.Schema;
import facts.schema.SchemaException;
import facts.schema.Wire;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod template: its labels and annotations, and the rest as bytes that become new pods unread.
 *
 * <p>Equal templates are shared, so that what is computed from one is computed once. Immutable;
 * safe for use by many threads.
 */
public final class Template {
  /** The message of a pod template. */
  public static final MessageType TYPE = Schema.kubernetes().message("core/v1.PodTemplateSpec");

  private final byte[] bytes;
  private final Map<String, String> labels;
  private final Map<String, String> annotations;
  private volatile @Nullable Map<String, Object> canonical;

  private Template(byte[] bytes, Map<String, String> labels, Map<String, String> annotations) {
    this.bytes = bytes;
    this.labels = labels;
    this.annotations = annotations;
  }

  /** Reads the message of a PodTemplateSpec. */
  public static Template read(CodedInputStream in) throws IOException {
    byte[] bytes = in.readByteArray();
    ObjectMeta meta = ObjectMeta.empty();
    CodedInputStream inner = CodedInputStream.newInstance(bytes);
    for (int tag = inner.readTag(); tag != 0; tag = inner.readTag()) {
      if (tag >>> 3 == 1) {
        meta = ObjectMeta.read(inner);
      } else {
        inner.skipField(tag);
      }
    }
    return Pool.shared(new Template(bytes, meta.labels, meta.annotations));
  }

  /** A template from its JSON form. */
  public static Template fromTree(Map<String, Object> tree) {
    byte[] encoded = Wire.encode(TYPE, tree);
    try {
      java.io.ByteArrayOutputStream framed = new java.io.ByteArrayOutputStream();
      com.google.protobuf.CodedOutputStream out =
          com.google.protobuf.CodedOutputStream.newInstance(framed);
      out.writeByteArrayNoTag(encoded);
      out.flush();
      return read(CodedInputStream.newInstance(framed.toByteArray()));
    } catch (IOException e) {
      throw new SchemaException("reading a template: " + e.getMessage(), e);
    }
  }

  /** Labels of the pods it makes. */
  public Map<String, String> getLabels() {
    return labels;
  }

  /** Annotations of the pods it makes. */
  public Map<String, String> getAnnotations() {
    return annotations;
  }

  /** The JSON form; a fresh copy that the caller may change. */
  public Map<String, Object> tree() {
    return Wire.decode(TYPE, bytes);
  }

  /**
   * Whether two templates mean the same: absent equals empty, quantities and times compare by
   * value.
   *
   * @param other the other template
   * @param ignoredLabel a label that does not count
   * @source 00-common.md C11, Kubernetes 1.37
   */
  public boolean sameAs(Template other, String ignoredLabel) {
    if (equals(other)) {
      return true;
    }
    return without(canonical(), ignoredLabel).equals(without(other.canonical(), ignoredLabel));
  }

  private Map<String, Object> canonical() {
    Map<String, Object> known = canonical;
    if (known == null) {
      known = Canonical.of(TYPE, tree());
      canonical = known;
    }
    return known;
  }

  private static Map<String, Object> without(Map<String, Object> tree, String label) {
    if (!(tree.get("metadata") instanceof Map<?, ?> metadata)
        || !(metadata.get("labels") instanceof Map<?, ?> labels)
        || !labels.containsKey(label)) {
      return tree;
    }
    Map<Object, Object> fewer = new HashMap<>(labels);
    fewer.remove(label);
    Map<Object, Object> lighter = new HashMap<>(metadata);
    if (fewer.isEmpty()) {
      lighter.remove("labels");
    } else {
      lighter.put("labels", fewer);
    }
    Map<String, Object> copy = new HashMap<>(tree);
    if (lighter.isEmpty()) {
      copy.remove("metadata");
    } else {
      copy.put("metadata", lighter);
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template template && java.util.Arrays.equals(bytes, template.bytes);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(bytes);
  }
}
