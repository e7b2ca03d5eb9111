// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.io.PrintStream;
import java.util.List;

/**
 * What a test cluster consists of; etcd and the API server always.
 *
 * @param scheduler start kube-scheduler
 * @param kwok start kwok, which plays every node's kubelet
 * @param nodes nodes to create; they are only ready with kwok
 * @param controllerManager flags of the reference manager; null: it is not started
 * @param apiServerFlags added to the API server's flags
 * @param progress gets a line per step
 */
public record Options(
    boolean scheduler,
    boolean kwok,
    int nodes,
    @org.jspecify.annotations.Nullable List<String> controllerManager,
    List<String> apiServerFlags,
    PrintStream progress) {

  public Options {
    if (nodes < 0) {
      throw new IllegalArgumentException("nodes is " + nodes + "; must be at least 0");
    }
    apiServerFlags = List.copyOf(apiServerFlags);
  }

  /** etcd and the API server alone, progress on standard error. */
  public static Options bare() {
    return new Options(false, false, 0, null, List.of(), System.err);
  }

  public Options withScheduler() {
    return new Options(true, kwok, nodes, controllerManager, apiServerFlags, progress);
  }

  /** kwok and {@code count} nodes. */
  public Options withNodes(int count) {
    return new Options(scheduler, true, count, controllerManager, apiServerFlags, progress);
  }

  /** The reference manager with these flags added to those every cluster gives it. */
  public Options withControllerManager(String... flags) {
    return new Options(scheduler, kwok, nodes, List.of(flags), apiServerFlags, progress);
  }

  public Options withApiServerFlags(String... flags) {
    return new Options(scheduler, kwok, nodes, controllerManager, List.of(flags), progress);
  }

  public Options withProgress(PrintStream to) {
    return new Options(scheduler, kwok, nodes, controllerManager, apiServerFlags, to);
  }
}
