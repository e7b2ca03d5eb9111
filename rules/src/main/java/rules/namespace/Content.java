// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.Kind;
import java.util.Set;

/** A resource that the namespace may hold objects of. */
public final class Content {
  private final String namespace;
  private final Kind kind;
  private final Set<String> verbs;

  /** A resource and the verbs that discovery found for it. */
  public Content(String namespace, Kind kind, Set<String> verbs) {
    this.namespace = namespace;
    this.kind = kind;
    this.verbs = Set.copyOf(verbs);
  }

  /** Name of the namespace. */
  public String getNamespace() {
    return namespace;
  }

  /** The resource. */
  public Kind getKind() {
    return kind;
  }

  /** What the server can do with the resource. */
  public Set<String> getVerbs() {
    return verbs;
  }

  /** Whether these are the pods. */
  public boolean isPods() {
    return kind.group().isEmpty() && kind.kind().equals("Pod");
  }
}
