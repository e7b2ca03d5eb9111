// SPDX-License-Identifier: Apache-2.0
package engine.journal;

import java.time.Instant;
import java.util.List;

/**
 * One sync that decided something.
 *
 * @param at when it began
 * @param controller canonical name
 * @param queue name of the queue
 * @param key the key
 * @param decisions intents in the order of their rules' firing
 * @param outcomes what became of the writes, in words
 * @param end how the sync ended: {@code ok}, {@code error}, {@code drop}
 * @param error text of the failure; empty without one
 */
public record Entry(
    Instant at,
    String controller,
    String queue,
    String key,
    List<Decision> decisions,
    List<String> outcomes,
    String end,
    String error) {

  public Entry {
    decisions = List.copyOf(decisions);
    outcomes = List.copyOf(outcomes);
  }
}
