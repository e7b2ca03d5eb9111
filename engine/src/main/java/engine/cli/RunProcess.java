// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import engine.client.ApiClient;
import engine.client.ApiClients;
import engine.client.ClientConfigException;
import engine.client.Connection;
import engine.definition.DefinitionException;
import engine.flags.FeatureGates;
import engine.flags.FlagValues;
import engine.host.ControllerHost;
import engine.host.RunContext;
import engine.metrics.MetricsRegistry;
import engine.metrics.ProcessMetrics;
import engine.metrics.RestClientMetrics;
import engine.serve.AccessControl;
import engine.serve.HealthCheck;
import engine.serve.HealthPages;
import engine.serve.ProcessPages;
import engine.serve.SecureServer;
import engine.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from start to end: secure port, leadership, controllers, and the way back.
 *
 * @source 00-controller-manager.md section 1, Kubernetes 1.37
 */
final class RunProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunProcess.class);
  private static final Duration RELEASE_LIMIT = Duration.ofSeconds(10);

  private final FlagValues flags;
  private final FeatureGates gates;
  private final Set<String> controllers;
  private final ControllerHost host;
  private final Clock clock;
  private final MetricsRegistry metrics = new MetricsRegistry();
  private final RestClientMetrics requests = new RestClientMetrics(metrics);
  private final ApiClients clients;
  private final List<AutoCloseable> ownedClients = new ArrayList<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final ApiServerWait apiServer;

  private volatile boolean hostStarted;
  private @Nullable SecureServer server;
  private @Nullable Leadership leadership;

  RunProcess(
      FlagValues flags,
      FeatureGates gates,
      Set<String> controllers,
      ControllerHost host,
      Clock clock) {
    this.flags = flags;
    this.gates = gates;
    this.controllers = controllers;
    this.host = host;
    this.clock = clock;
    clients =
        clients(
            Connection.load(flags.text("kubeconfig"), flags.text("master")),
            flags.number("kube-api-qps"),
            flags.integer("kube-api-burst"));
    apiServer = new ApiServerWait(clients.overHttp1(Versions.PROGRAM), clients.server(), clock);
  }

  private ApiClients clients(Connection connection, double qps, int burst) {
    ApiClients.Settings settings =
        new ApiClients.Settings(
            Versions.PROGRAM + "/" + Versions.KUBERNETES,
            qps,
            burst,
            flags.bool("use-service-account-credentials"),
            !flags.bool("dry-run"));
    ApiClients made = new ApiClients(connection, settings, clock, requests);
    ownedClients.add(made);
    return made;
  }

  /** Runs to the end and answers the exit code. */
  int run() {
    LOG.atInfo().addKeyValue("controllers", String.join(",", controllers)).log("starting");
    registerMetrics();
    startServer();
    Thread hook = new Thread(this::stopOnSignal, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    apiServer.reachable();
    if (flags.bool("leader-elect") && !flags.bool("dry-run")) {
      leadership = new Leadership(flags, clients, clock, metrics, this::lead, this::fail);
      leadership.start();
    } else {
      lead();
    }
    return end.join();
  }

  private void registerMetrics() {
    ProcessMetrics.version(metrics, Versions.KUBERNETES, Versions.platform());
    ProcessMetrics.resources(metrics, clock.now());
    gates
        .all()
        .forEach(gate -> ProcessMetrics.feature(metrics, gate.name(), gate.stage(), gate.on()));
  }

  private void startServer() {
    if (flags.integer("secure-port") == 0) {
      return;
    }
    AccessControl access =
        AccessControl.setUp(
            flags,
            reviewer("authentication-kubeconfig"),
            reviewer("authorization-kubeconfig"),
            clock);
    SecureServer started = SecureServer.start(flags, access, clock);
    new HealthPages("healthz", this::healthChecks).addTo(started);
    new HealthPages("readyz", this::readyChecks).addTo(started);
    new ProcessPages(flags, Versions.KUBERNETES, clock).addTo(started, metrics, this::healthChecks);
    server = started;
  }

  private @Nullable ApiClient reviewer(String flag) {
    String kubeconfig = flags.text(flag);
    Connection connection =
        kubeconfig.isEmpty() ? Connection.inClusterOrNull() : Connection.load(kubeconfig, "");
    return connection == null ? null : clients(connection, 200, 400).named(Versions.PROGRAM);
  }

  private List<HealthCheck> healthChecks() {
    List<HealthCheck> checks = new ArrayList<>();
    Leadership election = leadership;
    if (election != null) {
      checks.add(new HealthCheck("leaderElection", election::problem));
    }
    if (hostStarted) {
      checks.addAll(host.healthChecks());
    }
    return checks.isEmpty() ? List.of(HealthCheck.ping("ping")) : checks;
  }

  private List<HealthCheck> readyChecks() {
    List<HealthCheck> checks = new ArrayList<>(healthChecks());
    Leadership election = leadership;
    boolean standby = election != null && !election.isLeading();
    checks.add(
        new HealthCheck(
            "informer-sync",
            () -> standby || (hostStarted && host.isSynced()) ? null : "caches are not synced"));
    return checks;
  }

  private void lead() {
    Thread thread = new Thread(this::startControllers, "start-controllers");
    thread.setDaemon(true);
    thread.start();
  }

  private void startControllers() {
    try {
      apiServer.healthy();
      SecureServer pages = server;
      host.start(
          new RunContext(
              flags,
              gates,
              controllers,
              clients,
              clock,
              metrics,
              (path, page) -> {
                if (pages != null) {
                  pages.page(path, page);
                }
              },
              this::fail));
      hostStarted = true;
    } catch (DefinitionException | ClientConfigException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("starting the controllers failed");
      fail(String.valueOf(e.getMessage()));
    }
  }

  private void fail(String reason) {
    LOG.atError().addKeyValue("reason", reason).log("the process ends");
    end.complete(1);
  }

  /** Runs when a signal comes, or after {@link #run} has ended by itself. */
  private void stopOnSignal() {
    if (end.isDone()) {
      return;
    }
    LOG.info("stopping");
    boolean stopped = !hostStarted || host.stop(flags.duration("controller-shutdown-timeout"));
    if (!stopped) {
      LOG.error("controller shutdown timeout reached");
    }
    Leadership election = leadership;
    if (election != null) {
      try {
        election.stop().get(RELEASE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        LOG.atWarn().setCause(e).log("the Lease was not released; it expires by itself");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    LOG.info("stopped");
    Runtime.getRuntime().halt(stopped ? 0 : 1);
  }

  @Override
  public void close() {
    end.complete(1); // whatever ended it without a signal, there is nothing left to stop in order
    if (server != null) {
      server.stop();
    }
    for (AutoCloseable client : ownedClients) {
      try {
        client.close();
      } catch (Exception e) {
        LOG.atWarn().setCause(e).log("closing an API client failed");
      }
    }
    metrics.close();
  }
}
