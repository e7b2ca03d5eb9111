// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * etcd and the API server of one cluster; the API server can be stopped and started over the same
 * etcd.
 */
final class ControlPlane implements AutoCloseable {
  private static final long READY_SECONDS = 120;
  private static final String AUDIT_POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
        - level: Metadata
      """;

  private final Binaries binaries;
  private final Folder folder;
  private final int port;
  private final int etcdPort = Ports.free();
  private final int peerPort = Ports.free();
  private final List<String> addedFlags;
  private final AuditLog audit;
  private @Nullable ServerProcess etcd;
  private @Nullable ServerProcess apiServer;

  ControlPlane(Binaries binaries, Folder folder, int port, List<String> addedFlags) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
    this.addedFlags = addedFlags;
    this.audit = new AuditLog(folder.path("audit.log"));
    folder.write("audit.log", "");
  }

  AuditLog audit() {
    return audit;
  }

  void startEtcd() {
    String client = "http://127.0.0.1:" + etcdPort;
    String peer = "http://127.0.0.1:" + peerPort;
    etcd =
        ServerProcess.start(
            "etcd",
            folder.path("etcd.log"),
            List.of(
                binaries.path("etcd"),
                "--data-dir=" + folder.path("etcd"),
                "--unsafe-no-fsync",
                "--log-level=warn",
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer),
            Map.of());
  }

  void startApiServer() {
    List<String> command = new ArrayList<>(List.of(binaries.path("kube-apiserver")));
    command.addAll(
        List.of(
            "--etcd-servers=http://127.0.0.1:" + etcdPort,
            "--secure-port=" + port,
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            "--endpoint-reconciler-type=none",
            "--tls-cert-file=" + folder.path("apiserver.crt"),
            "--tls-private-key-file=" + folder.path("apiserver.key"),
            "--client-ca-file=" + folder.path("ca.crt"),
            "--requestheader-client-ca-file=" + folder.path("front-proxy-ca.crt"),
            "--requestheader-allowed-names=front-proxy-client",
            "--requestheader-username-headers=X-Remote-User",
            "--requestheader-group-headers=X-Remote-Group",
            "--requestheader-extra-headers-prefix=X-Remote-Extra-",
            "--proxy-client-cert-file=" + folder.path("front-proxy.crt"),
            "--proxy-client-key-file=" + folder.path("front-proxy.key"),
            "--service-account-key-file=" + folder.path("service-account.pub"),
            "--service-account-signing-key-file=" + folder.path("service-account.key"),
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112",
            "--authorization-mode=Node,RBAC",
            "--enable-bootstrap-token-auth",
            "--enable-aggregator-routing=false",
            "--allow-privileged",
            "--audit-log-mode=blocking",
            "--audit-log-maxsize=4000",
            "--audit-log-path=" + folder.path("audit.log"),
            "--audit-policy-file=" + folder.write("audit-policy.yaml", AUDIT_POLICY)));
    command.addAll(addedFlags);
    apiServer =
        ServerProcess.start("kube-apiserver", folder.path("kube-apiserver.log"), command, Map.of());
  }

  void stopApiServer() {
    ServerProcess running = apiServer;
    if (running != null) {
      running.stop("KILL");
    }
  }

  /** Waits until the API server reports ready and has made the namespaces that tests use. */
  void awaitReady(Api api) {
    long limit = System.nanoTime() + READY_SECONDS * 1_000_000_000L;
    String seen = "no answer";
    while (System.nanoTime() < limit) {
      failIfEnded(etcd);
      failIfEnded(apiServer);
      try {
        api.text("/readyz");
        api.text("/api/v1/namespaces/default");
        api.text("/api/v1/namespaces/kube-system");
        return;
      } catch (ClusterException | ApiException e) {
        seen = String.valueOf(e.getMessage());
      }
      pause();
    }
    throw new ClusterException(
        "waiting for kube-apiserver to become ready: not within " + READY_SECONDS + " s; " + seen);
  }

  @Override
  public void close() {
    if (apiServer != null) {
      apiServer.signal("KILL");
    }
    if (etcd != null) {
      etcd.close();
    }
    if (apiServer != null) {
      apiServer.close();
    }
  }

  private static void failIfEnded(@Nullable ServerProcess process) {
    if (process == null || process.isAlive()) {
      return;
    }
    String tail = process.tail();
    if (tail.contains("address already in use")) {
      throw new PortTaken(process.log() + ": address already in use");
    }
    throw new ClusterException(process.log() + " ended; its last lines:\n" + tail);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while the API server was starting", e);
    }
  }
}
