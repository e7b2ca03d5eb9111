// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.Json;
import engine.time.Clock;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client CA and proxy settings that the API server publishes in the ConfigMap {@code
 * kube-system/extension-apiserver-authentication}, read again every minute.
 */
final class ClusterAuthentication {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterAuthentication.class);
  private static final String PATH =
      "/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication";
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final ApiClient client;
  private final Clock clock;
  private volatile Authorities clients = Authorities.NONE;
  private volatile ProxySettings proxies = ProxySettings.NONE;

  ClusterAuthentication(ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  Authorities clients() {
    return clients;
  }

  ProxySettings proxies() {
    return proxies;
  }

  /**
   * Reads the settings and keeps them fresh from now on.
   *
   * @return fails if they cannot be read or used now
   */
  CompletableFuture<Void> start() {
    return refresh().whenComplete((unused, failure) -> clock.schedule(PERIOD, this::refreshAgain));
  }

  private void refreshAgain() {
    CompletableFuture<Void> unused =
        refresh()
            .whenComplete(
                (nothing, failure) -> {
                  if (failure != null) {
                    LOG.atWarn()
                        .addKeyValue("cause", failure.getMessage())
                        .log(
                            "reading the cluster's authentication settings failed; the old ones stay");
                  }
                  clock.schedule(PERIOD, this::refreshAgain);
                });
  }

  private CompletableFuture<Void> refresh() {
    return client.send(ApiRequest.get(PATH)).thenAccept(this::accept);
  }

  private void accept(ApiResponse response) {
    if (!response.isOk()) {
      throw ApiException.refused(
          "reading ConfigMap kube-system/extension-apiserver-authentication: the server answered "
              + response.code()
              + ": "
              + Json.message(response),
          response);
    }
    JsonNode data = Json.parse(response).path("data");
    try {
      clients = Authorities.parse(data.path("client-ca-file").asString(""));
      proxies =
          new ProxySettings(
              Authorities.parse(data.path("requestheader-client-ca-file").asString("")),
              list(data, "requestheader-allowed-names"),
              list(data, "requestheader-username-headers"),
              list(data, "requestheader-uid-headers"),
              list(data, "requestheader-group-headers"),
              list(data, "requestheader-extra-headers-prefix"));
    } catch (GeneralSecurityException | JacksonException e) {
      throw ApiException.refused(
          "reading ConfigMap kube-system/extension-apiserver-authentication: " + e.getMessage(),
          response);
    }
  }

  private static List<String> list(JsonNode data, String key) {
    String text = data.path(key).asString("");
    return text.isEmpty() ? List.of() : TokenReviews.texts(JsonMapper.shared().readTree(text));
  }
}
