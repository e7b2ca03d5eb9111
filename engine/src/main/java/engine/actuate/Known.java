// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.meta.ClusterObject;
import facts.meta.Ref;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a sync has seen, each in the newest state it saw: from its scope, from live
 * answers, and from the answers to its own writes. An update is made from this state, so that a
 * refused one means "decide again".
 */
public final class Known {
  private final Map<String, ClusterObject> byUid = new ConcurrentHashMap<>();
  private final Map<String, ClusterObject> written = new ConcurrentHashMap<>();

  /** Takes in objects of the scope. */
  public void addAll(Collection<? extends ClusterObject> objects) {
    objects.forEach(this::add);
  }

  /** Takes in one object, unless a newer state of it is known. */
  public void add(ClusterObject object) {
    byUid.merge(
        object.getUid(),
        object,
        (old, fresh) -> fresh.resourceVersionNumber() >= old.resourceVersionNumber() ? fresh : old);
  }

  /** Takes in what the server answered to a write of this sync. */
  void addWritten(ClusterObject object) {
    add(object);
    written.put(object.getUid(), object);
  }

  /**
   * The resource version to insist on where a rule asked for {@code wanted}: that of the sync's own
   * later write, if it has made one since.
   */
  String version(String uid, String wanted) {
    ClusterObject own = written.get(uid);
    return own != null && isNewer(own, wanted) ? own.getResourceVersion() : wanted;
  }

  private static boolean isNewer(ClusterObject own, String wanted) {
    try {
      return own.resourceVersionNumber() > Long.parseLong(wanted);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The newest state of the object, or null. */
  public @Nullable ClusterObject find(Ref ref) {
    return byUid.get(ref.uid());
  }
}
