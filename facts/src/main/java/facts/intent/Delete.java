// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Deletes one object, with its uid as the precondition.
 *
 * @param kind what is deleted
 * @param target which one; a uid in it is the precondition
 * @param propagation {@code Background}, {@code Foreground}, {@code Orphan} or null for the
 *     server's default
 * @param ifVersion resource version that must still be the object's, or null
 * @param graceSeconds grace period, or null for the object's own
 * @param retryWithoutVersion whether a version conflict is met by a second delete without it,
 *     provided that uid and owner references are still the same
 */
public record Delete(
    Kind kind,
    Ref target,
    @Nullable String propagation,
    @Nullable String ifVersion,
    @Nullable Long graceSeconds,
    boolean retryWithoutVersion)
    implements Act {

  /** Deletes this object, by name and uid. */
  public static Delete of(ClusterObject object) {
    return of(object.kind(), object.ref());
  }

  /** Deletes the object that the reference names; by uid where it has one. */
  public static Delete of(Kind kind, Ref target) {
    return new Delete(kind, target, null, null, null, false);
  }

  /** Dependents go in the background. */
  public Delete background() {
    return propagating("Background");
  }

  /** Dependents that block go first. */
  public Delete foreground() {
    return propagating("Foreground");
  }

  /** Dependents stay. */
  public Delete orphaning() {
    return propagating("Orphan");
  }

  /** With this propagation policy. */
  public Delete propagating(String policy) {
    return new Delete(kind, target, policy, ifVersion, graceSeconds, retryWithoutVersion);
  }

  /** Only if the object still has this resource version. */
  public Delete ifVersion(String version) {
    return new Delete(kind, target, propagation, version, graceSeconds, retryWithoutVersion);
  }

  /**
   * Meets a version conflict by a second try without it while uid and owner references are
   * unchanged.
   */
  public Delete orWithoutVersionIfOwnersUnchanged() {
    return new Delete(kind, target, propagation, ifVersion, graceSeconds, true);
  }

  /** With this grace period, in seconds. */
  public Delete grace(long seconds) {
    return new Delete(kind, target, propagation, ifVersion, seconds, retryWithoutVersion);
  }
}
