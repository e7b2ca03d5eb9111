// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes patch bodies from edits. */
final class Patches {

  private Patches() {}

  /** A strategic merge patch; it needs no copy of the object. */
  static Map<String, Object> strategic(List<Edit> edits) {
    Map<String, Object> patch = new LinkedHashMap<>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.Set set) {
        Edits.parent(patch, set.path()).put(Edits.last(set.path()), set.value());
      } else if (edit instanceof Edit.Unset unset) {
        Edits.parent(patch, unset.path()).put(Edits.last(unset.path()), null);
      } else if (edit instanceof Edit.Entry entry) {
        Edits.child(Edits.parent(patch, entry.path()), Edits.last(entry.path()))
            .put(entry.key(), entry.value());
      } else if (edit instanceof Edit.Upsert upsert) {
        append(patch, upsert.path(), upsert.item());
      } else if (edit instanceof Edit.Remove remove) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("$patch", "delete");
        item.put(remove.mergeKey(), remove.value());
        append(patch, remove.path(), item);
      } else if (edit instanceof Edit.Finalizer finalizer) {
        String list = finalizer.present() ? "finalizers" : "$deleteFromPrimitiveList/finalizers";
        append(patch, "metadata." + list, finalizer.name());
      } else if (edit instanceof Edit.Member member) {
        throw new IllegalArgumentException(
            "a strategic merge patch can't edit the sorted set "
                + member.path()
                + "; controller.yaml must name update for it");
      }
    }
    return patch;
  }

  /**
   * A JSON merge patch: it names whole lists, so it is made from a copy of the object and holds
   * only for that version.
   *
   * @param base the object as it is
   */
  static Map<String, Object> merge(List<Edit> edits, Map<String, Object> base) {
    Map<String, Object> edited = new LinkedHashMap<>(base);
    Edits.apply(edited, edits);
    Map<String, Object> patch = new LinkedHashMap<>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.Entry entry) {
        Edits.child(Edits.parent(patch, entry.path()), Edits.last(entry.path()))
            .put(entry.key(), entry.value());
        continue;
      }
      Object value = Edits.at(edited, edit.path());
      boolean gone = value instanceof List<?> list && list.isEmpty();
      Edits.parent(patch, edit.path()).put(Edits.last(edit.path()), gone ? null : value);
    }
    return patch;
  }

  private static void append(Map<String, Object> patch, String path, Object item) {
    Map<String, Object> parent = Edits.parent(patch, path);
    Object present = parent.get(Edits.last(path));
    List<Object> list =
        present instanceof List<?> items ? new ArrayList<>(items) : new ArrayList<>();
    list.add(item);
    parent.put(Edits.last(path), list);
  }
}
