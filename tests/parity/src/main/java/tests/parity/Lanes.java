// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs scripts in two lanes side by side. Within a lane, scripts that want the same manager share
 * one and run at once, each in its namespaces; exclusive ones run alone.
 */
final class Lanes {
  private static final int AT_ONCE = Integer.getInteger("parity.threads", 6);

  private Lanes() {}

  /**
   * @param drover our command; empty: the reference manager plays ours
   */
  static Map<Script, Verdict> run(List<Script> scripts, Templates templates, String drover) {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Future<Map<Script, Run>> real =
          both.submit(() -> all(new Lane("reference", null), scripts, templates));
      Future<Map<Script, Run>> ours =
          both.submit(
              () -> all(new Lane("ours", drover.isEmpty() ? null : drover), scripts, templates));
      Map<Script, Verdict> verdicts = new LinkedHashMap<>();
      Map<Script, Run> reals = get(real);
      Map<Script, Run> theirs = get(ours);
      for (Script script : scripts) {
        Run one = reals.get(script);
        Run other = theirs.get(script);
        if (one == null || other == null) {
          throw new IllegalStateException("no result of " + script.id());
        }
        verdicts.put(script, new Verdict(Differences.between(script, one, other), one, other));
      }
      return verdicts;
    } finally {
      both.shutdownNow();
    }
  }

  private static Map<Script, Run> all(Lane lane, List<Script> scripts, Templates templates) {
    Map<Script, Run> runs = new ConcurrentHashMap<>();
    Map<List<Object>, List<Script>> groups = new LinkedHashMap<>();
    for (Script script : scripts) {
      List<Object> key =
          List.of(script.controllers(), script.flags(), script.exclusive() ? script.id() : "");
      groups.computeIfAbsent(key, missing -> new ArrayList<>()).add(script);
    }
    try (lane) {
      for (List<Script> group : groups.values()) {
        long begin = System.nanoTime();
        runGroup(lane, group, templates, runs);
        System.out.printf(
            "%s: %d scripts of %s after %.1f s%n",
            lane.name(),
            group.size(),
            group.get(0).controllers(),
            (System.nanoTime() - begin) / 1e9);
      }
    }
    return runs;
  }

  private static void runGroup(
      Lane lane, List<Script> group, Templates templates, Map<Script, Run> runs) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      lane.startManager(group.get(0).controllers(), group.get(0).flags());
      List<Future<?>> running = new ArrayList<>();
      for (Script script : group) {
        running.add(pool.submit(() -> runs.put(script, Run.of(lane, script, templates))));
      }
      running.forEach(Lanes::get);
    } catch (RuntimeException e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      group.forEach(script -> runs.putIfAbsent(script, new Run(null, message, 0)));
    } finally {
      pool.shutdownNow();
      lane.stopManager("KILL");
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scripts run", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    }
  }
}
