// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Act} and its circumstances: how it belongs together with other writes and which answers
 * count as done.
 *
 * @param act what to write
 * @param group the writes it belongs to, or null when it stands alone
 * @param after names of groups that must have gone well before
 * @param accept answers of the server that count as done
 * @param again how a conflict is met, or null when it is a failure
 * @param announcements events bound to the outcome
 * @param reason why, in words for people, or null
 */
public record Write(
    Act act,
    @Nullable Group group,
    List<String> after,
    Set<Accept> accept,
    @Nullable Again again,
    List<Announcement> announcements,
    @Nullable String reason)
    implements Intent {

  public Write {
    after = List.copyOf(after);
    accept = Set.copyOf(accept);
    announcements = List.copyOf(announcements);
  }

  /** A write that stands alone, accepts only success and says nothing. */
  public static Write of(Act act) {
    return new Write(act, null, List.of(), Set.of(), null, List.of(), null);
  }

  /** Puts the write into a group. */
  public Write in(Group group) {
    return new Write(act, group, after, accept, again, announcements, reason);
  }

  /** Runs the write only when every write of the named groups went well. */
  public Write after(String... groups) {
    return new Write(act, group, List.of(groups), accept, again, announcements, reason);
  }

  /** Counts these answers of the server as done, beside those accepted so far. */
  public Write accept(Accept... answers) {
    EnumSet<Accept> all = EnumSet.noneOf(Accept.class);
    all.addAll(accept);
    all.addAll(List.of(answers));
    return new Write(act, group, after, all, again, announcements, reason);
  }

  /** Reads the object again after a conflict and applies the edits anew. */
  public Write again(Again again) {
    return new Write(act, group, after, accept, again, announcements, reason);
  }

  /** Binds one more event to the outcome. */
  public Write announce(Announcement announcement) {
    List<Announcement> all = new ArrayList<>(announcements);
    all.add(announcement);
    return new Write(act, group, after, accept, again, all, reason);
  }

  /** Says why, in words for people. */
  public Write because(String reason) {
    return new Write(act, group, after, accept, again, announcements, reason);
  }
}
