// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.core.Namespace;
import facts.meta.ClusterObject;
import facts.meta.Condition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A live namespace in phase Terminating that a finalizer holds: it is to be emptied. */
public final class Terminating {
  private final Namespace namespace;

  /** A namespace that {@link Phases#holdsContent} holds for. */
  public Terminating(ClusterObject namespace) {
    this.namespace = (Namespace) namespace;
  }

  /** The namespace, as the server had it at the start of the sync. */
  public Namespace getNamespace() {
    return namespace;
  }

  /** Its name. */
  public String getName() {
    return namespace.getName();
  }

  /** Since when it is being deleted. */
  public @Nullable Instant getDeletionTimestamp() {
    return namespace.getDeletionTimestamp();
  }

  /** Its condition of this type, or null. */
  public @Nullable Condition condition(String type) {
    return namespace.condition(type);
  }
}
