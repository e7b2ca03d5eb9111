// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.client.ApiClient;
import engine.client.ClientSource;
import engine.embedded.EmbeddedCluster;
import engine.embedded.Manifest;
import engine.flags.FeatureGates;
import engine.flags.FlagException;
import engine.flags.FlagValues;
import engine.host.ControllerHost;
import engine.host.RunContext;
import engine.metrics.MetricsRegistry;
import engine.source.FileSource;
import engine.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Controllers on a cluster in the same process: no kubeconfig, no Lease, no secure port. */
final class EmbeddedProcess {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedProcess.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final EmbeddedCluster cluster;
  private final ControllerHost host;
  private final Clock clock;
  private final CompletableFuture<Integer> end = new CompletableFuture<>();

  EmbeddedProcess(EmbeddedCluster cluster, ControllerHost host, Clock clock) {
    this.cluster = cluster;
    this.host = host;
    this.clock = clock;
  }

  /** Starts the controllers. */
  void start(FlagValues flags, FeatureGates gates, Set<String> controllers) {
    ClientSource clients = flags.bool("dry-run") ? readOnly(cluster) : cluster;
    host.start(
        new RunContext(
            flags,
            gates,
            controllers,
            clients,
            clock,
            new MetricsRegistry(),
            (path, page) -> {},
            reason -> {
              LOG.atError().addKeyValue("reason", reason).log("the process ends");
              end.complete(1);
            }));
  }

  /** Stops the controllers and the cluster. */
  void stop() {
    host.stop(STOP_LIMIT);
    cluster.close();
  }

  /**
   * Runs until a signal comes.
   *
   * @return the exit code
   * @throws FlagException if a manifest can't be used
   */
  int run(FlagValues flags, FeatureGates gates, Set<String> controllers) {
    cluster.describe().lines().forEach(line -> LOG.info("the simulated cluster: {}", line));
    load(flags.strings("filename"));
    start(flags, gates, controllers);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    return end.join();
  }

  private void load(List<String> sources) {
    FileSource read = FileSource.read(sources, System.in);
    if (!read.problems().isEmpty()) {
      throw new FlagException(String.join("\n", read.problems()));
    }
    ApiClient client = cluster.client("you");
    for (FileSource.Entry entry : read.entries()) {
      String problem = Manifest.create(client, entry.tree(), entry.object());
      if (!problem.isEmpty()) {
        throw new FlagException(entry.origin() + ": " + problem);
      }
    }
  }

  private static ClientSource readOnly(ClientSource clients) {
    return new ClientSource() {
      @Override
      public ApiClient named(String name, double qps, int burst) {
        return clients.named(name, qps, burst).readOnly();
      }

      @Override
      public ApiClient forController(String account, double qps, int burst) {
        return clients.forController(account, qps, burst).readOnly();
      }

      @Override
      public void reconnect() {
        clients.reconnect();
      }

      @Override
      public String authorityData() {
        return clients.authorityData();
      }
    };
  }
}
