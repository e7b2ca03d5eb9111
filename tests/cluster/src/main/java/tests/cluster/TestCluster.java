// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running control plane on loopback. It ends with {@link #close}, with this JVM however that
 * ends, and leaves no process.
 *
 * <p>With the environment variable {@code DROVER_CLUSTER_KEEP} set, its folder with the logs stays.
 */
public final class TestCluster implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final Options options;
  private final Folder folder = new Folder();
  private final Credentials credentials;
  private final ControlPlane plane;
  private final Map<String, ServerProcess> extras = new LinkedHashMap<>();
  private final Thread onExit = new Thread(this::end, "stop test cluster");
  private final Api api;

  private TestCluster(Options options, Binaries binaries) {
    this.options = options;
    int port = Ports.free();
    this.credentials = new Credentials(folder, URI.create("https://127.0.0.1:" + port));
    this.plane = new ControlPlane(binaries, folder, port, options.apiServerFlags());
    this.api = credentials.api("tests-admin", List.of("system:masters"));
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      start(binaries);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a cluster and waits until it is ready; about six seconds for the bare one.
   *
   * @throws ClusterException if the servers cannot be found or do not become ready
   */
  public static TestCluster start(Options options) {
    Binaries binaries = Binaries.find();
    for (int attempt = 1; ; attempt++) {
      try {
        return new TestCluster(options, binaries);
      } catch (PortTaken e) {
        if (attempt == ATTEMPTS) {
          throw new ClusterException("starting the test cluster: " + e.getMessage(), e);
        }
        options.progress().println("cluster: a port was taken meanwhile; starting again");
      }
    }
  }

  private void start(Binaries binaries) {
    long begin = System.nanoTime();
    options.progress().println("cluster: etcd and kube-apiserver, " + credentials.server());
    plane.startEtcd();
    plane.startApiServer();
    plane.awaitReady(api);
    if (options.scheduler()) {
      options.progress().println("cluster: kube-scheduler");
      extras.put("kube-scheduler", startScheduler(binaries));
    }
    if (options.kwok()) {
      options.progress().println("cluster: kwok and " + options.nodes() + " nodes");
      extras.put("kwok", startKwok(binaries));
      for (int i = 1; i <= options.nodes(); i++) {
        api.create(Nodes.node("node-" + i, "zone-" + (1 + (i - 1) % 3)));
      }
    }
    List<String> managerFlags = options.controllerManager();
    if (managerFlags != null) {
      options.progress().println("cluster: kube-controller-manager");
      extras.put("kube-controller-manager", startControllerManager(managerFlags));
    }
    options.progress().printf("cluster: ready after %.1f s%n", (System.nanoTime() - begin) / 1e9);
  }

  /** The path of a server's executable, built if it is missing. */
  public static String binary(String server) {
    return Binaries.find().path(server);
  }

  /** The root of the repository that the working directory lies in. */
  public static Path repository() {
    return Binaries.repository();
  }

  /** A client with all rights. */
  public Api api() {
    return api;
  }

  /** A client for any user. */
  public Api api(String user, List<String> groups) {
    return credentials.api(user, groups);
  }

  public URI server() {
    return credentials.server();
  }

  /** The path of a kubeconfig with all rights. */
  public Path adminKubeconfig() {
    return kubeconfig("tests-admin", List.of("system:masters"));
  }

  /** The path of a kubeconfig for any user; the same one for the same user. */
  public Path kubeconfig(String user, List<String> groups) {
    return credentials.kubeconfig(user, groups);
  }

  public AuditLog audit() {
    return plane.audit();
  }

  /** The CA bundle file, as for {@code --root-ca-file}. */
  public Path rootCaFile() {
    return folder.path("ca.crt");
  }

  /**
   * The key that signs service account tokens, as for {@code --service-account-private-key-file}.
   */
  public Path serviceAccountKeyFile() {
    return folder.path("service-account.key");
  }

  /** A place for a file of a test that goes with the cluster. */
  public Path file(String name) {
    return folder.path(name);
  }

  /**
   * The flags that a controller manager needs to run against this cluster: credentials, keys, no
   * leader election.
   *
   * @param securePort 0: it serves nothing
   */
  public List<String> controllerManagerFlags(int securePort) {
    String kubeconfig = kubeconfig("system:kube-controller-manager", List.of()).toString();
    return List.of(
        "--kubeconfig=" + kubeconfig,
        "--authentication-kubeconfig=" + kubeconfig,
        "--authorization-kubeconfig=" + kubeconfig,
        "--bind-address=127.0.0.1",
        "--secure-port=" + securePort,
        "--leader-elect=false",
        "--use-service-account-credentials=true",
        "--root-ca-file=" + rootCaFile(),
        "--service-account-private-key-file=" + serviceAccountKeyFile(),
        "--cluster-signing-cert-file=" + folder.path("ca.crt"),
        "--cluster-signing-key-file=" + folder.path("ca.key"),
        "--allocate-node-cidrs=false");
  }

  /**
   * Starts the reference manager with these flags added and gives its process; the caller stops it,
   * or the cluster's end does.
   */
  public ServerProcess startControllerManager(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Binaries.find().path("kube-controller-manager"));
    command.addAll(controllerManagerFlags(0));
    command.addAll(flags);
    return run("kube-controller-manager", command);
  }

  /**
   * Starts any process that ends with the cluster; its output goes to {@code name.log} in the
   * cluster's folder.
   */
  public ServerProcess run(String name, List<String> command) {
    ServerProcess process =
        ServerProcess.start(name, folder.path(name + ".log"), command, Map.of());
    synchronized (extras) {
      extras.put(name + "-" + extras.size(), process);
    }
    return process;
  }

  /** Stops the API server at once; etcd and its content stay. */
  public void stopApiServer() {
    plane.stopApiServer();
  }

  /**
   * Starts the API server again on the same port with the same content, and waits until it is
   * ready.
   */
  public void startApiServer() {
    plane.startApiServer();
    plane.awaitReady(api);
  }

  /** Stops all processes and removes the folder. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs.
      return;
    }
    end();
  }

  private void end() {
    synchronized (extras) {
      extras.values().forEach(process -> process.signal("KILL"));
      extras.values().forEach(ServerProcess::close);
      extras.clear();
    }
    plane.close();
    @Nullable String keep = System.getenv("DROVER_CLUSTER_KEEP");
    if (keep == null) {
      folder.remove();
    }
  }

  private ServerProcess startScheduler(Binaries binaries) {
    String kubeconfig = kubeconfig("system:kube-scheduler", List.of()).toString();
    return ServerProcess.start(
        "kube-scheduler",
        folder.path("kube-scheduler.log"),
        List.of(
            binaries.path("kube-scheduler"),
            "--kubeconfig=" + kubeconfig,
            "--leader-elect=false",
            "--kube-api-qps=500",
            "--kube-api-burst=1000",
            "--secure-port=0"),
        Map.of());
  }

  private ServerProcess startKwok(Binaries binaries) {
    return ServerProcess.start(
        "kwok",
        folder.path("kwok.log"),
        List.of(
            binaries.path("kwok"),
            "--kubeconfig=" + adminKubeconfig(),
            "--config=" + folder.resource("stages.yaml"),
            "--manage-all-nodes",
            "--cidr=10.244.0.0/16",
            "--node-ip=127.0.0.1",
            "--node-lease-duration-seconds=40"),
        Map.of());
  }
}
