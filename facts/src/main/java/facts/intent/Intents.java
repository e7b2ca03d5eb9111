// SPDX-License-Identifier: Apache-2.0
package facts.intent;

/**
 * The one emitter of a sync, known to every rule as the global {@code intents}.
 *
 * <p>The engine notes the firing rule and the facts it matched beside each intent. Not thread-safe:
 * a sync has one emitter and one thread.
 */
public interface Intents {

  /** Asks for a write, an event, a timer, memory or an end of the sync. */
  void emit(Intent intent);

  /** Asks a question that is answered as an {@link Answer} fact in the next round of this sync. */
  void ask(Question question);
}
