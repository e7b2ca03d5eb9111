// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a key between its syncs. Only the worker that has the key touches it. */
final class KeyState {
  final Map<String, Object> memory = new HashMap<>();
  final Map<String, Instant> timers = new HashMap<>();
  List<Mark> marks = List.of();

  boolean isEmpty() {
    return memory.isEmpty() && timers.isEmpty() && marks.isEmpty();
  }

  @Nullable Instant earliest() {
    Instant earliest = null;
    for (Instant timer : timers.values()) {
      earliest = earliest == null || timer.isBefore(earliest) ? timer : earliest;
    }
    return earliest;
  }
}
