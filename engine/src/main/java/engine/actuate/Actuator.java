// SPDX-License-Identifier: Apache-2.0
package engine.actuate;

import facts.intent.Announcement;
import facts.intent.Event;
import facts.intent.Failure;
import facts.intent.Group;
import facts.intent.GroupOutcome;
import facts.intent.Outcome;
import facts.intent.Outcome.Result;
import facts.intent.Write;
import facts.meta.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Performs the writes of one phase of a sync, group by group, and announces what became of them.
 *
 * <p>Blocks the calling worker until every call is answered. Safe for use by many threads.
 */
public final class Actuator {
  private final Caller calls;
  private final EventSink events;

  /**
   * An actuator of one controller.
   *
   * @param calls sends single writes
   * @param events takes announcements
   */
  public Actuator(Caller calls, EventSink events) {
    this.calls = calls;
    this.events = events;
  }

  /**
   * What became of a phase's writes.
   *
   * @param outcomes one for each call
   * @param groups one for each named group
   */
  public record Performed(List<Outcome> outcomes, List<GroupOutcome> groups) {}

  /**
   * Performs writes in the order in which they were emitted, as their groups say.
   *
   * @param failedGroups groups of the sync in which some write did not go well; this phase's are
   *     added
   */
  public Performed perform(List<Planned> emitted, Known known, Set<String> failedGroups) {
    List<Outcome> outcomes = new ArrayList<>();
    List<GroupOutcome> groups = new ArrayList<>();
    for (Plan.Bundle bundle : Plan.of(emitted)) {
      List<Outcome> done = bundle(bundle, known, failedGroups);
      outcomes.addAll(done);
      if (bundle.named()) {
        GroupOutcome sum = sum(bundle.group().name(), done);
        groups.add(sum);
        if (isBlocked(bundle, failedGroups) || done.stream().anyMatch(Actuator::stops)) {
          failedGroups.add(bundle.group().name());
        }
      }
    }
    outcomes.forEach(this::announce);
    return new Performed(List.copyOf(outcomes), List.copyOf(groups));
  }

  private List<Outcome> bundle(Plan.Bundle bundle, Known known, Set<String> failedGroups) {
    List<Call> pending = new ArrayList<>();
    bundle.writes().forEach(planned -> pending.addAll(Call.of(planned)));
    if (isBlocked(bundle, failedGroups)) {
      return pending.stream().map(call -> skipped(call.planned())).toList();
    }
    return switch (bundle.group().mode()) {
      case CHAIN -> oneByOne(pending, known, true);
      case EACH -> oneByOne(pending, known, false);
      case SLOW_START -> steps(pending, known, bundle.group(), 1);
      case BATCH -> steps(pending, known, bundle.group(), bundle.group().cap());
    };
  }

  private static boolean isBlocked(Plan.Bundle bundle, Set<String> failedGroups) {
    return bundle.after().stream().anyMatch(failedGroups::contains);
  }

  private List<Outcome> oneByOne(List<Call> pending, Known known, boolean stopAtFailure) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean stopped = false;
    for (Call call : pending) {
      Outcome outcome = stopped ? skipped(call.planned()) : send(call, known).join();
      outcomes.add(outcome);
      stopped = stopped || (stopAtFailure && stops(outcome));
    }
    return outcomes;
  }

  /**
   * Steps of growing size: 1, 2, 4 … from {@code first}, at most the group's cap; a failure starts
   * no further step.
   */
  private List<Outcome> steps(List<Call> pending, Known known, Group group, int first) {
    List<Outcome> outcomes = new ArrayList<>();
    int from = 0;
    int size = Math.min(first, group.cap());
    boolean stopped = false;
    while (from < pending.size()) {
      List<Call> step = pending.subList(from, Math.min(pending.size(), from + size));
      if (stopped) {
        step.forEach(call -> outcomes.add(skipped(call.planned())));
      } else {
        List<CompletableFuture<Outcome>> running =
            step.stream().map(call -> send(call, known)).toList();
        for (CompletableFuture<Outcome> future : running) {
          Outcome outcome = future.join();
          outcomes.add(outcome);
          stopped = stopped || stops(outcome);
        }
      }
      from += step.size();
      size = (int) Math.min(group.cap(), 2L * size);
    }
    return outcomes;
  }

  /** Sends a call; what is wrong with it is the outcome of this call alone. */
  private CompletableFuture<Outcome> send(Call call, Known known) {
    try {
      return calls.perform(call, known).exceptionally(error -> broken(call, error, true));
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(broken(call, e, false));
    }
  }

  private static Outcome broken(Call call, Throwable error, boolean maybeSent) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    Write write = call.planned().write();
    Failure failure = new Failure(0, "", cause.toString(), List.of(), maybeSent);
    return new Outcome(
        write, write.act().target(), Result.FAILED, null, failure, call.planned().rule());
  }

  /** Whether nothing may follow it; what a dry run skips stops nothing. */
  private static boolean stops(Outcome outcome) {
    return !outcome.isOk() && outcome.getResult() != Result.SKIPPED;
  }

  private static Outcome skipped(Planned planned) {
    Write write = planned.write();
    return new Outcome(write, write.act().target(), Result.SKIPPED, null, null, planned.rule());
  }

  private static GroupOutcome sum(String name, List<Outcome> outcomes) {
    int done = 0;
    int failed = 0;
    Failure first = null;
    for (Outcome outcome : outcomes) {
      if (outcome.isOk()) {
        done++;
      } else if (outcome.isFailed()) {
        failed++;
        first = first == null ? outcome.getFailure() : first;
      }
    }
    return new GroupOutcome(name, outcomes.size(), done, failed, first);
  }

  private void announce(Outcome outcome) {
    for (Announcement announcement : outcome.getWrite().announcements()) {
      boolean due =
          announcement.onDone()
              ? outcome.isDone()
              : outcome.isFailed() && announced(announcement, outcome.getFailure());
      if (due) {
        events.record(filled(announcement.event(), outcome.getRef(), outcome.getError()));
      }
    }
  }

  private static boolean announced(Announcement announcement, @Nullable Failure failure) {
    return announcement.evenIfNamespaceTerminates()
        || failure == null
        || !failure.isNamespaceTerminating();
  }

  private static Event filled(Event event, Ref written, String error) {
    return event.withMessage(
        event.message().replace("{name}", written.name()).replace("{error}", error));
  }
}
