// SPDX-License-Identifier: Apache-2.0
package rules.shared;

import facts.derived.Claimant;
import facts.derived.Orphan;
import facts.derived.Stray;
import facts.intent.Answer;
import facts.intent.Question.LiveGet;
import facts.meta.ClusterObject;
import facts.meta.LabelSelector;
import facts.meta.OwnerReference;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to whom: what an owner adopts and releases, and whether it may adopt at all.
 *
 * @source 00-common.md C3.1, Kubernetes 1.37
 */
public final class Claims {

  private Claims() {}

  /**
   * Concludes what an owner has to adopt and release, and whether that is nothing.
   *
   * @param owner the owner
   * @param selector what it selects
   * @param owned objects that it controls
   * @param uncontrolled objects of its namespace that nobody controls
   */
  public static void claim(
      ClusterObject owner,
      LabelSelector selector,
      Collection<? extends ClusterObject> owned,
      Collection<? extends ClusterObject> uncontrolled,
      Consumer<Object> conclude) {
    boolean settled = true;
    for (ClusterObject object : owned) {
      if (!selector.matches(object.getLabels())) {
        conclude.accept(new Stray(object));
        settled = false;
      }
    }
    for (ClusterObject object : uncontrolled) {
      if (!object.isDeleting() && selector.matches(object.getLabels())) {
        conclude.accept(new Orphan(object));
        settled = false;
      }
    }
    conclude.accept(new Claimant(owner, settled));
  }

  /** A controller reference to the owner. */
  public static OwnerReference controllerReference(ClusterObject owner) {
    return OwnerReference.controllerOf(owner);
  }

  /**
   * Why the owner must not adopt, by what a live read of it showed.
   *
   * @return the reason, or null when it may adopt or the answer is about something else
   */
  public static @Nullable String denial(ClusterObject owner, Answer answer) {
    if (!isAbout(owner, answer)) {
      return null;
    }
    String name = owner.kind().kind() + " " + owner.key();
    String prefix =
        "can't adopt " + name + " (" + owner.getUid() + "): can't recheck DeletionTimestamp: ";
    ClusterObject live = answer.getObject();
    if (live == null) {
      return prefix + (answer.getFailure() == null ? "no answer" : answer.getFailure().message());
    }
    if (!live.getUid().equals(owner.getUid())) {
      return prefix
          + "original "
          + name
          + " is gone: got uid "
          + live.getUid()
          + ", wanted "
          + owner.getUid();
    }
    return live.isDeleting()
        ? prefix + owner.key() + " has just been deleted at " + live.getDeletionTimestamp()
        : null;
  }

  /** Whether the answer is a live read of the owner that allows it to adopt. */
  public static boolean mayAdopt(ClusterObject owner, Answer answer) {
    return isAbout(owner, answer) && denial(owner, answer) == null;
  }

  private static boolean isAbout(ClusterObject owner, Answer answer) {
    return answer.getQuestion() instanceof LiveGet get && get.target().equals(owner.ref());
  }
}
