// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.FakeApi;
import engine.flags.FlagParser;
import engine.flags.FlagTable;
import engine.flags.FlagValues;
import engine.metrics.LeaderMetrics;
import engine.metrics.MetricsRegistry;
import engine.metrics.WorkQueueMetrics;
import engine.time.ManualClock;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureServerTest {
  @TempDir private static Path folder;

  private final ManualClock clock = new ManualClock(Instant.now());
  private final FakeApi api = new FakeApi(SecureServerTest::review);
  private final MetricsRegistry metrics = new MetricsRegistry();
  private volatile List<HealthCheck> checks = List.of();
  private SecureServer server;
  private HttpClient anonymous;
  private HttpClient admin;

  private static ApiResponse review(ApiRequest request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (request.path().endsWith("/tokenreviews")) {
      return FakeApi.answer(
          201,
          body.contains("\"good\"")
              ? "{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"prometheus\"}}}"
              : body.contains("\"other\"")
                  ? "{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"eve\"}}}"
                  : "{\"status\":{\"authenticated\":false}}");
    }
    boolean allowed =
        body.contains("\"user\":\"prometheus\"")
            && body.contains("\"path\":\"/metrics\"")
            && body.contains("\"verb\":\"get\"");
    return FakeApi.answer(201, "{\"status\":{\"allowed\":" + allowed + "}}");
  }

  @BeforeAll
  void start() throws Exception {
    ClientCertificate certificate = ClientCertificate.make(folder, "CN=admin,O=system:masters");
    FlagValues flags =
        FlagParser.parse(
            FlagTable.load(),
            "test",
            List.of(
                "--secure-port=0",
                "--bind-address=127.0.0.1",
                "--authentication-skip-lookup",
                "--client-ca-file=" + certificate.authorities()));
    server = SecureServer.start(flags, AccessControl.setUp(flags, api, api, clock), clock);
    new HealthPages("healthz", () -> checks).addTo(server);
    new ProcessPages(flags, "v1.37.2", clock).addTo(server, metrics, () -> checks);
    anonymous = client(new KeyManager[0]);
    admin = client(certificate.keys());
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  private static HttpClient client(KeyManager[] keys) throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys, new TrustManager[] {new TrustAll()}, null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private HttpResponse<String> get(HttpClient client, String path, @Nullable String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void healthNeedsNoIdentityAndListsEachCheck() throws Exception {
    checks = List.of(HealthCheck.ping("leaderElection"), HealthCheck.ping("ttl-controller"));
    assertThat(get(anonymous, "/healthz", null).body()).isEqualTo("ok");
    assertThat(get(anonymous, "/healthz?verbose", null).body())
        .isEqualTo("[+]leaderElection ok\n[+]ttl-controller ok\nhealthz check passed\n");
  }

  @Test
  void aFailingCheckIsNamedButItsReasonWithheld() throws Exception {
    checks = List.of(HealthCheck.ping("a"), new HealthCheck("b", () -> "secret"));
    HttpResponse<String> answer = get(anonymous, "/healthz", null);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo("[+]a ok\n[-]b failed: reason withheld\nhealthz check failed\n");
    assertThat(get(anonymous, "/healthz?exclude=b", null).statusCode()).isEqualTo(200);
    assertThat(get(admin, "/healthz/b", null).body()).isEqualTo("internal server error: secret\n");
    assertThat(get(admin, "/healthz/a", null).body()).isEqualTo("ok");
  }

  @ParameterizedTest
  @CsvSource({
    "/metrics,,403,forbidden: User \"system:anonymous\" cannot get path \"/metrics\"",
    "/healthz/a,,403,forbidden: User \"system:anonymous\" cannot get path \"/healthz/a\"",
    "/metrics,bad,401,Unauthorized",
    "/metrics,other,403,forbidden: User \"eve\" cannot get path \"/metrics\"",
  })
  void refusalsAreStatusObjects(String path, @Nullable String token, int wantCode, String want)
      throws Exception {
    HttpResponse<String> answer = get(anonymous, path, token);
    assertThat(answer.statusCode()).isEqualTo(wantCode);
    JsonNode status = JsonMapper.shared().readTree(answer.body());
    assertThat(status.path("kind").asString()).isEqualTo("Status");
    assertThat(status.path("message").asString()).isEqualTo(want);
  }

  @Test
  void anAllowedTokenSeesMetricsAndReviewsAreKeptForTenSeconds() throws Exception {
    clock.advance(Duration.ofMinutes(1));
    int before = api.seen().size();
    assertThat(get(anonymous, "/metrics", "good").statusCode()).isEqualTo(200);
    assertThat(get(anonymous, "/metrics", "good").statusCode()).isEqualTo(200);
    assertThat(api.seen()).hasSize(before + 2);
    clock.advance(Duration.ofSeconds(11));
    assertThat(get(anonymous, "/metrics", "good").statusCode()).isEqualTo(200);
    assertThat(api.seen()).hasSize(before + 4);
  }

  @Test
  void aClientCertificateOfTheAuthorityNamesUserAndGroups() throws Exception {
    int before = api.seen().size();
    assertThat(get(admin, "/metrics", null).statusCode()).isEqualTo(200);
    assertThat(get(admin, "/nope", null).body()).isEqualTo("404 page not found\n");
    assertThat(api.seen()).hasSize(before);
  }

  @Test
  void metricsHaveUpstreamsNames() throws Exception {
    WorkQueueMetrics queue = new WorkQueueMetrics(metrics, "replicaset");
    queue.underWay(() -> 0, () -> 0);
    queue.added();
    queue.waited(0.5);
    queue.depth(3);
    new LeaderMetrics(metrics, "kube-controller-manager").leading(true);
    String text = get(admin, "/metrics", null).body();
    assertThat(text)
        .contains("workqueue_adds_total{name=\"replicaset\"} 1.0")
        .contains("workqueue_depth{name=\"replicaset\"} 3.0")
        .contains("workqueue_queue_duration_seconds_bucket{name=\"replicaset\",le=\"1.0\"} 1")
        .contains("workqueue_unfinished_work_seconds{name=\"replicaset\"}")
        .contains("workqueue_longest_running_processor_seconds{name=\"replicaset\"}")
        .contains("leader_election_master_status{name=\"kube-controller-manager\"} 1.0")
        .doesNotContain("_total_total")
        .doesNotContain("_max");
  }

  @Test
  void configurationShowsFlagValuesUnderUpstreamsFieldNames() throws Exception {
    JsonNode config =
        JsonMapper.shared()
            .readTree(get(admin, "/configz", null).body())
            .path("kubecontrollermanager.config.k8s.io");
    assertThat(config.path("kind").asString()).isEqualTo("KubeControllerManagerConfiguration");
    assertThat(config.path("Generic").path("MinResyncPeriod").asString()).isEqualTo("12h0m0s");
    assertThat(config.path("ReplicaSetController").path("ConcurrentRSSyncs").asInt()).isEqualTo(5);
    assertThat(config.toString()).doesNotContain("\"--");
  }

  @Test
  void flagzListsEveryFlag() throws Exception {
    assertThat(get(admin, "/flagz", null).body())
        .contains("controllers=[*]\n")
        .contains("leader-elect-lease-duration=15s\n");
  }

  /** The serving certificate is self-signed: who serves is not what is tested here. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
