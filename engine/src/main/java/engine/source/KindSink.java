// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.meta.ClusterObject;

/**
 * Receives the state of one kind: full lists and the changes after them.
 *
 * <p>Calls are never concurrent and come in the order of the stream.
 */
public interface KindSink {
  /** A full list begins; a second call without {@link #synced} between starts it anew. */
  void relisting();

  /** An object was added or modified, or is part of the list under way. */
  void observed(ClusterObject object);

  /**
   * An object of the list under way can't be read: whatever the sink knows of it stays.
   *
   * @param key its {@code namespace/name} or {@code name}
   */
  void kept(String key);

  /** An object was deleted; the state is the last one, with the version of the deletion. */
  void deleted(ClusterObject lastState);

  /** The stream has reached this version without a change of this kind. */
  void bookmark(long resourceVersion);

  /**
   * The full list is complete: what wasn't observed since {@link #relisting} is gone, and the sink
   * reports those deletions with the states it knows.
   */
  void synced(long resourceVersion);

  /** The stream is failing, or an object could not be read; for health and logs. */
  void problem(String text);
}
