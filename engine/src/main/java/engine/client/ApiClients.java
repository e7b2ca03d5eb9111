// SPDX-License-Identifier: Apache-2.0
package engine.client;

import engine.metrics.RestClientMetrics;
import engine.time.Clock;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes the process's API clients: one connection pool, but for each client its own name in the
 * User-Agent and its own rate limit.
 */
public final class ApiClients implements ClientSource, AutoCloseable {
  /** Namespace of the controllers' service accounts. */
  private static final String ACCOUNT_NAMESPACE = "kube-system";

  /**
   * How clients behave.
   *
   * @param program first part of the User-Agent, for example {@code
   *     kube-controller-manager/v1.37.2}
   * @param qps requests a second of each client, negative for no limit
   * @param burst requests of each client at once
   * @param accounts whether each controller has its own service account
   * @param writes whether clients may write; without, each of them is read-only
   */
  public record Settings(String program, double qps, int burst, boolean accounts, boolean writes) {}

  private final Connection connection;
  private final Settings settings;
  private final Clock clock;
  private final RestClientMetrics metrics;
  private final String host;
  private volatile HttpClient http;
  private volatile @Nullable HttpClient anonymous;
  private @Nullable HttpClient http1;
  private final Map<String, AccountTokens> tokens = new ConcurrentHashMap<>();

  /**
   * Prepares clients; connects to nothing yet.
   *
   * @throws ClientConfigException if certificates or keys of the connection cannot be used
   */
  public ApiClients(
      Connection connection, Settings settings, Clock clock, RestClientMetrics metrics) {
    this.connection = connection;
    this.settings = settings;
    this.clock = clock;
    this.metrics = metrics;
    host = hostOf(connection.server());
    http = build(connection.config());
  }

  /** A client with the manager's own identity and the usual limits. */
  public ApiClient named(String name) {
    return named(name, settings.qps(), settings.burst());
  }

  /**
   * A client over HTTP/1.1, which loses no answer when the server refuses our credentials and ends
   * the connection.
   */
  public synchronized ApiClient overHttp1(String name) {
    HttpClient present = http1;
    HttpClient made = present == null ? build(connection.config(), true) : present;
    http1 = made;
    return finish(transport(() -> made, name), settings.qps(), settings.burst());
  }

  /** A client with the manager's own identity and its own limits. */
  @Override
  public ApiClient named(String name, double qps, int burst) {
    return finish(transport(() -> http, name), qps, burst);
  }

  /**
   * A client of a controller, which acts as its service account if each controller has its own.
   *
   * @param account name of the service account in kube-system
   */
  public ApiClient forController(String account) {
    return forController(account, settings.qps(), settings.burst());
  }

  /** A client of a controller with its own limits. */
  @Override
  public ApiClient forController(String account, double qps, int burst) {
    if (!settings.accounts() || !settings.writes()) {
      return named(account, qps, burst);
    }
    AccountTokens source =
        tokens.computeIfAbsent(
            account,
            name ->
                new AccountTokens(
                    named("kube-controller-manager"), ACCOUNT_NAMESPACE, name, clock));
    String agent = "system:serviceaccount:" + ACCOUNT_NAMESPACE + ":" + account;
    return finish(new AccountClient(transport(this::anonymousHttp, agent), source), qps, burst);
  }

  /** URL of the API server without a slash at its end. */
  public String server() {
    return connection.server();
  }

  /** The certificates that the connection's settings carry inline as PEM, empty without. */
  @Override
  public String authorityData() {
    return connection.authorityData();
  }

  private ApiClient finish(ApiClient base, double qps, int burst) {
    TokenBucket bucket = new TokenBucket(qps, burst, clock);
    ApiClient limited = new LimitedClient(base, bucket, clock, metrics, host);
    ApiClient client = new RetryingClient(limited, clock, metrics, host);
    return settings.writes() ? client : client.readOnly();
  }

  private FabricTransport transport(Supplier<HttpClient> client, String name) {
    String agent = settings.program() + " (" + platform() + ") kubernetes/drover/" + name;
    return new FabricTransport(client, connection.server(), host, agent, clock, metrics);
  }

  /**
   * Leaves the present connections, because nothing comes over them any more: later requests use
   * new ones. Requests under way end by their own time limits.
   */
  @Override
  public synchronized void reconnect() {
    http = build(connection.config());
    if (anonymous != null) {
      anonymous = build(connection.anonymousConfig());
    }
  }

  private HttpClient anonymousHttp() {
    HttpClient present = anonymous;
    if (present != null) {
      return present;
    }
    synchronized (this) {
      if (anonymous == null) {
        anonymous = build(connection.anonymousConfig());
      }
      return anonymous;
    }
  }

  private static HttpClient build(Config config) {
    return build(config, false);
  }

  private static HttpClient build(Config config, boolean http11) {
    config.setRequestRetryBackoffLimit(0); // repeating is decided in RetryingClient
    config.setRequestTimeout(0); // time limits are set per request
    config.setConnectionTimeout(10_000);
    JdkHttpClientFactory factory = new JdkHttpClientFactory();
    HttpClient.Builder builder = factory.newBuilder();
    KeyManager[] keys = Pkcs8Keys.of(config);
    try {
      HttpClientUtils.applyCommonConfiguration(
          keys == null ? config : withoutClientKey(config), builder, factory);
      if (keys != null) {
        builder.sslContext(keys, SSLUtils.trustManagers(config));
      }
    } catch (RuntimeException | GeneralSecurityException | IOException e) {
      throw new ClientConfigException(
          "setting up TLS to " + config.getMasterUrl() + ": " + Causes.text(e), e);
    }
    if (http11) {
      builder.preferHttp11();
    }
    builder.addOrReplaceInterceptor("HEADER", null);
    builder.addOrReplaceInterceptor("BACKWARDS", null);
    return builder.build();
  }

  private static Config withoutClientKey(Config config) {
    return new ConfigBuilder(config)
        .withClientKeyData(null)
        .withClientKeyFile(null)
        .withClientCertData(null)
        .withClientCertFile(null)
        .build();
  }

  private static String hostOf(String server) {
    String authority = URI.create(server).getRawAuthority();
    if (authority == null) {
      throw new ClientConfigException("the API server's URL \"" + server + "\" has no host", null);
    }
    return authority;
  }

  private static String platform() {
    String arch = System.getProperty("os.arch", "unknown");
    String name = arch.equals("aarch64") ? "arm64" : arch;
    return System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT) + "/" + name;
  }

  @Override
  public synchronized void close() {
    http.close();
    for (HttpClient other : new HttpClient[] {anonymous, http1}) {
      if (other != null) {
        other.close();
      }
    }
  }
}
