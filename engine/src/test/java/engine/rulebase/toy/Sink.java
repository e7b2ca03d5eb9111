// SPDX-License-Identifier: Apache-2.0
package engine.rulebase.toy;

import java.util.ArrayList;
import java.util.List;

/** Takes what toy rules emit. */
public final class Sink {

  private final List<String> taken = new ArrayList<>();

  /** Takes one text. */
  public void emit(String text) {
    taken.add(text);
  }

  /** What was emitted, in order. */
  public List<String> taken() {
    return taken;
  }
}
