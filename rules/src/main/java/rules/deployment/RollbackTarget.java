// SPDX-License-Identifier: Apache-2.0
package rules.deployment;

import facts.apps.Deployment;
import facts.apps.ReplicaSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The ReplicaSet to whose template a Deployment is rolled back. */
public final class RollbackTarget {
  private static final String NO_LAST = "Unable to find last revision.";
  private static final String NOT_FOUND = "Unable to find the revision to rollback to.";

  private final long revision;
  private final @Nullable ReplicaSet replicaSet;
  private final boolean sameTemplate;
  private final String missing;

  private RollbackTarget(
      long revision, @Nullable ReplicaSet replicaSet, boolean sameTemplate, String missing) {
    this.revision = revision;
    this.replicaSet = replicaSet;
    this.sameTemplate = sameTemplate;
    this.missing = missing;
  }

  /** Looks for the revision that is asked for; 0 asks for the one before the highest. */
  public static RollbackTarget of(
      Deployment deployment, OwnedReplicaSets sets, NewReplicaSet current) {
    List<ReplicaSet> all = sets.with(current);
    long asked = Rollback.revision(deployment).orElse(0);
    long revision =
        asked == 0
            ? RevisionMath.secondHighest(
                all.stream().map(rs -> RevisionMath.revision(rs.getAnnotations())).toList())
            : asked;
    if (revision == 0) {
      return new RollbackTarget(0, null, false, NO_LAST);
    }
    OptionalLong wanted = OptionalLong.of(revision);
    for (ReplicaSet rs : all) {
      if (RevisionMath.revision(rs.getAnnotations()).equals(wanted)) {
        boolean same = NewReplicaSets.hasTemplate(deployment, rs);
        return new RollbackTarget(revision, rs, same, "");
      }
    }
    return new RollbackTarget(revision, null, false, NOT_FOUND);
  }

  /** The revision. */
  public long getRevision() {
    return revision;
  }

  /** Whether a ReplicaSet has it. */
  public boolean isFound() {
    return replicaSet != null;
  }

  /** Whether that ReplicaSet has the template that the Deployment has already. */
  public boolean isSameTemplate() {
    return sameTemplate;
  }

  /** Why there is none; empty when there is one. */
  public String getMissing() {
    return missing;
  }

  ReplicaSet replicaSet() {
    return Objects.requireNonNull(replicaSet, missing);
  }
}
