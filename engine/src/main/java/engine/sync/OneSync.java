// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.intent.Wake;
import facts.scope.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs single syncs outside of a queue's workers, as scenarios do. */
public final class OneSync {

  private OneSync() {}

  /**
   * How a sync ended.
   *
   * @param end {@code ok}, {@code error}, {@code drop} or {@code delay}
   * @param text of a failure; empty without one
   * @param delay until the key is due again, or null
   * @param timers named moments at which the key is due again
   * @param memory what the key remembers now
   * @param controllerMemory what the controller remembers now
   * @param wakes keys that it made due
   */
  public record Ended(
      String end,
      String text,
      @Nullable Duration delay,
      Map<String, Instant> timers,
      Map<String, Object> memory,
      Map<String, Object> controllerMemory,
      List<Wake> wakes) {}

  /**
   * Syncs a key once.
   *
   * @param memory what the key remembers before
   * @param controllerMemory what the controller remembers before
   */
  public static Ended run(
      ControllerRuntime controller,
      QueueRuntime queue,
      String key,
      Map<String, Object> memory,
      Map<String, Object> controllerMemory) {
    KeyState state = new KeyState();
    state.memory.putAll(memory);
    controller.memory().putAll(controllerMemory);
    Sync sync = new Sync(controller, queue, Key.parse(queue.definition().name(), key), state);
    Result result = sync.run(null);
    return new Ended(
        result.end().name().toLowerCase(java.util.Locale.ROOT),
        result.text(),
        result.delay(),
        Map.copyOf(state.timers),
        Map.copyOf(state.memory),
        Map.copyOf(controller.memory()),
        sync.wakes());
  }
}
