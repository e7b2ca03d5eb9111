// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Accept;
import facts.intent.Again;
import facts.intent.Announcement;
import facts.intent.Change;
import facts.intent.Edit;
import facts.intent.Group;
import facts.intent.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Orders the writes of a phase: joins changes of the same part of an object, and gathers groups.
 */
final class Plan {

  /** Writes that belong together; a write that stands alone is a group of its own. */
  record Bundle(Group group, List<Planned> writes, boolean named) {

    /** Names of the groups that must have gone well before. */
    Set<String> after() {
      Set<String> groups = new HashSet<>();
      writes.forEach(planned -> groups.addAll(planned.write().after()));
      return groups;
    }
  }

  private Plan() {}

  static List<Bundle> of(List<Planned> emitted) {
    Map<String, Bundle> bundles = new LinkedHashMap<>();
    int alone = 0;
    for (Planned planned : joined(emitted)) {
      Group group = planned.write().group();
      String name = group == null ? "\0" + alone++ : group.name();
      bundles
          .computeIfAbsent(
              name,
              key ->
                  new Bundle(
                      group == null ? Group.each("") : group, new ArrayList<>(), group != null))
          .writes()
          .add(planned);
    }
    return ordered(bundles);
  }

  /** In the order of their first writes, but each behind the groups that it comes after. */
  private static List<Bundle> ordered(Map<String, Bundle> bundles) {
    Map<String, Bundle> left = new LinkedHashMap<>(bundles);
    List<Bundle> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      String next =
          left.entrySet().stream()
              .filter(entry -> Collections.disjoint(entry.getValue().after(), left.keySet()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(left.keySet().iterator().next());
      ordered.add(Objects.requireNonNull(left.remove(next)));
    }
    return ordered;
  }

  private static List<Planned> joined(List<Planned> emitted) {
    List<Planned> joined = new ArrayList<>();
    Map<List<Object>, Integer> places = new LinkedHashMap<>();
    for (Planned planned : emitted) {
      if (!(planned.write().act() instanceof Change change)) {
        joined.add(planned);
        continue;
      }
      Group group = planned.write().group();
      List<Object> same =
          List.of(change.kind(), change.target(), change.part(), group == null ? "" : group.name());
      Integer place = places.get(same);
      if (place == null) {
        places.put(same, joined.size());
        joined.add(planned);
      } else {
        joined.set(place, join(joined.get(place), planned));
      }
    }
    return joined;
  }

  private static Planned join(Planned first, Planned second) {
    Write one = first.write();
    Write two = second.write();
    Change before = (Change) one.act();
    Change behind = (Change) two.act();
    List<Edit> edits = new ArrayList<>(before.edits());
    edits.addAll(behind.edits());
    Change act =
        new Change(
            before.kind(),
            before.target(),
            before.part(),
            edits,
            before.ifVersion() == null ? behind.ifVersion() : before.ifVersion(),
            before.anyVersion() && behind.anyVersion());
    EnumSet<Accept> accept = EnumSet.noneOf(Accept.class);
    accept.addAll(one.accept());
    accept.addAll(two.accept());
    List<Announcement> announcements = new ArrayList<>(one.announcements());
    announcements.addAll(two.announcements());
    List<String> after = new ArrayList<>(one.after());
    after.addAll(two.after());
    Again again = one.again() == null ? two.again() : one.again();
    String reason = one.reason() == null ? two.reason() : one.reason();
    Write write = new Write(act, one.group(), after, accept, again, announcements, reason);
    return new Planned(write, first.rule(), first.at());
  }
}
