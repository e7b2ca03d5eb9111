// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices a rule that never returns: neither a halt nor an interrupt stops such a consequence, so
 * it can only be reported.
 *
 * <p>Thread-safe. {@link #check} is to be called now and then, a few times per limit.
 */
public final class Watchdog {

  private final LongSupplier nanos;
  private final Duration limit;
  private final Consumer<Stuck> report;
  private final List<Worker> workers = new CopyOnWriteArrayList<>();

  /**
   * A rule that has been running for longer than the limit.
   *
   * @param worker name of the worker that runs it
   * @param rule the rule, null while conditions are evaluated before the first firing
   * @param since how long it has been running
   */
  public record Stuck(String worker, @Nullable RuleDecl rule, Duration since) {

    /**
     * E.g. {@code rules/job/scale.drl:12: rule "job/scale" has been running for 30s in worker
     * job-2}.
     */
    @Override
    public String toString() {
      String what =
          rule == null ? "evaluation of conditions" : rule.at() + ": rule \"" + rule.name() + "\"";
      return what + " has been running for " + since.toSeconds() + "s in worker " + worker;
    }
  }

  /**
   * Watches over workers.
   *
   * @param nanos a monotonic clock in nanoseconds
   * @param limit longest time that one firing may take
   * @param report told once of each firing that exceeds the limit
   */
  public Watchdog(LongSupplier nanos, Duration limit, Consumer<Stuck> report) {
    this.nanos = nanos;
    this.limit = limit;
    this.report = report;
  }

  /** Begins to watch one worker, which fires the rules of one sync at a time. */
  public Worker worker(String name) {
    return worker(name, stuck -> {});
  }

  /**
   * Begins to watch one worker.
   *
   * @param onStuck told after the report
   */
  public Worker worker(String name, Consumer<Stuck> onStuck) {
    var worker = new Worker(name, onStuck);
    workers.add(worker);
    return worker;
  }

  /** Reports every firing that exceeds the limit and was not reported before. */
  public void check() {
    long now = nanos.getAsLong();
    for (Worker worker : workers) {
      Mark mark = worker.mark;
      if (mark != null && !mark.reported && now - mark.since >= limit.toNanos()) {
        mark.reported = true;
        var stuck = new Stuck(worker.name, mark.rule, Duration.ofNanos(now - mark.since));
        report.accept(stuck);
        worker.onStuck.accept(stuck);
      }
    }
  }

  private static final class Mark {

    private final @Nullable RuleDecl rule;
    private final long since;
    private volatile boolean reported;

    Mark(@Nullable RuleDecl rule, long since) {
      this.rule = rule;
      this.since = since;
    }
  }

  /** What one worker is doing. */
  public final class Worker {

    private final String name;
    private final Consumer<Stuck> onStuck;
    private volatile @Nullable Mark mark;

    private Worker(String name, Consumer<Stuck> onStuck) {
      this.name = name;
      this.onStuck = onStuck;
    }

    void fires(@Nullable RuleDecl rule) {
      mark = new Mark(rule, nanos.getAsLong());
    }

    void rests() {
      mark = null;
    }

    /** Ends the watch, e.g. when the worker was abandoned. */
    public void forget() {
      workers.remove(this);
    }
  }
}
