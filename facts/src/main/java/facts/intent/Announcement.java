// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.Ref;

/**
 * An event that is sent when a write has succeeded or failed.
 *
 * @param onDone true: when the write succeeded (accepted answers are no success); false: when it
 *     failed
 * @param event the event; its message may name {@code {name}} (of the written object) and {@code
 *     {error}}
 * @param evenIfNamespaceTerminates whether a refusal for a terminating namespace is announced too
 */
public record Announcement(boolean onDone, Event event, boolean evenIfNamespaceTerminates) {

  /** A Normal event on {@code about} when the write succeeded. */
  public static Announcement done(Ref about, String reason, String message) {
    return new Announcement(true, Event.normal(about, reason, message), true);
  }

  /**
   * A Warning event on {@code about} when the write failed, but not because its namespace is
   * terminating.
   */
  public static Announcement failed(Ref about, String reason, String message) {
    return new Announcement(false, Event.warning(about, reason, message), false);
  }
}
