// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.Kind;
import facts.meta.Ref;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates one object, or several alike.
 *
 * @param kind what is created
 * @param namespace where; empty for cluster scope
 * @param name its name, or null when it is made from {@code generateName}
 * @param generateName prefix to which the actuator adds five characters, or null
 * @param body the object as a tree of the JSON form, without name, generateName, namespace, kind
 *     and apiVersion
 * @param times how many objects alike; more than one only with {@code generateName}
 */
public record Create(
    Kind kind,
    String namespace,
    @Nullable String name,
    @Nullable String generateName,
    Map<String, Object> body,
    int times)
    implements Act {

  public Create {
    if ((name == null) == (generateName == null)) {
      throw new IllegalArgumentException(
          "name is " + name + ", generateName is " + generateName + "; one must be set");
    }
    if (times < 1 || (times > 1 && generateName == null)) {
      throw new IllegalArgumentException(
          "times is " + times + "; must be 1, or more with generateName");
    }
  }

  /** Creates one object of this name. */
  public static Create named(Kind kind, String namespace, String name, Map<String, Object> body) {
    return new Create(kind, namespace, name, null, body, 1);
  }

  /** Creates one object whose name begins with {@code prefix}. */
  public static Create generated(
      Kind kind, String namespace, String prefix, Map<String, Object> body) {
    return new Create(kind, namespace, null, prefix, body, 1);
  }

  /** The same object so many times. */
  public Create times(int times) {
    return new Create(kind, namespace, name, generateName, body, times);
  }

  @Override
  public Ref target() {
    return new Ref(kind.apiVersion(), kind.kind(), namespace, name == null ? "" : name, "");
  }
}
