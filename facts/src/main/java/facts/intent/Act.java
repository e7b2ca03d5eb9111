// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.Kind;
import facts.meta.Ref;

/**
 * One kind of write to the API server: what to do, without how it belongs together with others.
 *
 * <p>The methods here wrap the act in a {@link Write}, so that a rule reads from the act to its
 * circumstances.
 */
public sealed interface Act extends Intent permits Create, Change, Delete, DeleteCollection {

  /** The kind that is written. */
  Kind kind();

  /** The object that is written; without a name where the server or the actuator chooses one. */
  Ref target();

  /** Puts the write into a group: a chain, a batch or each for itself. */
  default Write in(Group group) {
    return Write.of(this).in(group);
  }

  /** Runs the write only when every write of the named groups went well. */
  default Write after(String... groups) {
    return Write.of(this).after(groups);
  }

  /** Counts these answers of the server as done. */
  default Write accept(Accept... answers) {
    return Write.of(this).accept(answers);
  }

  /** Reads the object again after a conflict and applies the edits anew. */
  default Write again(Again again) {
    return Write.of(this).again(again);
  }

  /** Binds an event to the success or failure of the write. */
  default Write announce(Announcement announcement) {
    return Write.of(this).announce(announcement);
  }

  /** Says why, in words for people. */
  default Write because(String reason) {
    return Write.of(this).because(reason);
  }
}
