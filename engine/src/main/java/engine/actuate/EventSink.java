// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Event;

/** Takes the events of one controller; correlates, counts and sends them in its own time. */
public interface EventSink {

  /** Takes an event; never blocks. */
  void record(Event event);
}
