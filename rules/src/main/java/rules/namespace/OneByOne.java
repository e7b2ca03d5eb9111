// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.Kind;

/** A resource whose objects are deleted one by one. */
public final class OneByOne {
  private final Content content;

  /** A resource without a way to delete its collection. */
  public OneByOne(Content content) {
    this.content = content;
  }

  /** The resource. */
  public Content getContent() {
    return content;
  }

  /** Its kind. */
  public Kind getKind() {
    return content.getKind();
  }

  /** Name of the namespace. */
  public String getNamespace() {
    return content.getNamespace();
  }

  /** Name of the group of its deletes. */
  public String getGroup() {
    return "delete " + Verbs.resource(content.getKind());
  }
}
