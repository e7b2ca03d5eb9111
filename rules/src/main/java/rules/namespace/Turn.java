// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.meta.Kind;

/** It is the turn of this resource to be emptied. */
public final class Turn {
  private final Content content;
  private final long estimate;

  /**
   * A resource that may be emptied now.
   *
   * @param content the resource
   * @param estimate how long its objects may take to go by themselves, in seconds; 0 for no idea
   */
  public Turn(Content content, long estimate) {
    this.content = content;
    this.estimate = estimate;
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

  /** Whether these are the pods. */
  public boolean isPods() {
    return content.isPods();
  }

  /** How long its objects may take to go by themselves. @unit seconds */
  public long getEstimate() {
    return estimate;
  }
}
