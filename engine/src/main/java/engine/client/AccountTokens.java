// SPDX-License-Identifier: Apache-2.0
package engine.client;

import engine.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The token of one service account, asked for when needed and renewed when a fifth of its lifetime
 * is left; the account and its namespace are made if they are missing.
 *
 * @source 00-controller-manager.md section 5, Kubernetes 1.37
 */
final class AccountTokens {
  private static final Logger LOG = LoggerFactory.getLogger(AccountTokens.class);
  private static final int TRIES = 4;
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(10);
  private static final int ASKED_SECONDS = 3600;

  private final ApiClient manager;
  private final String namespace;
  private final String account;
  private final Clock clock;

  private @Nullable String token;
  private long renewAtNanos;
  private @Nullable CompletableFuture<String> underWay;

  AccountTokens(ApiClient manager, String namespace, String account, Clock clock) {
    this.manager = manager;
    this.namespace = namespace;
    this.account = account;
    this.clock = clock;
  }

  /** The current token; fails with {@link ApiException} if none can be had. */
  synchronized CompletableFuture<String> token() {
    if (token != null && clock.nanos() - renewAtNanos < 0) {
      return CompletableFuture.completedFuture(token);
    }
    if (underWay != null) {
      return underWay;
    }
    CompletableFuture<String> result = new CompletableFuture<>();
    underWay = result;
    CompletableFuture<ApiResponse> unused =
        ensureAccount()
            .thenCompose(nothing -> request(1))
            .whenComplete((response, failure) -> finish(result, response, failure));
    return result;
  }

  /** Forgets a token that the server refused. */
  synchronized void drop(String refused) {
    if (refused.equals(token)) {
      token = null;
    }
  }

  private void finish(
      CompletableFuture<String> result,
      @Nullable ApiResponse response,
      @Nullable Throwable failure) {
    String fresh = null;
    Throwable problem = failure;
    if (response != null) {
      try {
        fresh = accept(response);
      } catch (ApiException e) {
        problem = e;
      }
    }
    synchronized (this) {
      underWay = null;
      if (fresh == null && token != null) {
        LOG.atWarn()
            .addKeyValue("account", account)
            .setCause(problem)
            .log("renewing a token failed; the old one stays in use");
        fresh = token;
      }
    }
    if (fresh != null) {
      result.complete(fresh);
    } else {
      result.completeExceptionally(
          ApiException.notSent(
              "getting a token for "
                  + namespace
                  + "/"
                  + account
                  + ": "
                  + (problem == null ? "no answer" : problem.getMessage()),
              problem));
    }
  }

  private synchronized String accept(ApiResponse response) {
    ObjectNode answer = Json.parse(response);
    String fresh = answer.path("status").path("token").asString("");
    if (fresh.isEmpty()) {
      throw ApiException.refused("the server's answer holds no token", response);
    }
    Instant expires = Instant.parse(answer.path("status").path("expirationTimestamp").asString());
    Duration lifetime = Duration.between(clock.now(), expires);
    if (lifetime.compareTo(SHORTEST_LIFETIME) < 0) {
      lifetime = SHORTEST_LIFETIME;
    }
    token = fresh;
    renewAtNanos = clock.nanos() + lifetime.toNanos() / 5 * 4;
    return fresh;
  }

  private CompletableFuture<ApiResponse> request(int attempt) {
    ObjectNode body = Json.object("authentication.k8s.io/v1", "TokenRequest");
    body.putObject("spec").put("expirationSeconds", ASKED_SECONDS).putArray("audiences");
    ApiRequest request =
        ApiRequest.json("POST", accountPath() + "/" + account + "/token", Json.bytes(body));
    return manager
        .send(request)
        .thenCompose(
            response -> {
              if (response.isOk()) {
                return CompletableFuture.completedFuture(response);
              }
              if (attempt >= TRIES) {
                throw ApiException.refused(
                    "the server answered " + response.code() + ": " + Json.message(response),
                    response);
              }
              return after(FIRST_WAIT.multipliedBy(1L << (attempt - 1)))
                  .thenCompose(unused -> ensureAccount())
                  .thenCompose(unused -> request(attempt + 1));
            });
  }

  private CompletableFuture<ApiResponse> ensureAccount() {
    return manager
        .send(ApiRequest.get(accountPath() + "/" + account))
        .thenCompose(
            response ->
                response.code() == 404
                    ? ensureNamespace().thenCompose(unused -> createAccount())
                    : CompletableFuture.completedFuture(response));
  }

  private CompletableFuture<ApiResponse> ensureNamespace() {
    return manager
        .send(ApiRequest.get("/api/v1/namespaces/" + namespace))
        .thenCompose(
            response -> {
              if (response.code() != 404) {
                return CompletableFuture.completedFuture(response);
              }
              ObjectNode body = Json.object("v1", "Namespace");
              body.putObject("metadata").put("name", namespace);
              return manager.send(ApiRequest.json("POST", "/api/v1/namespaces", Json.bytes(body)));
            });
  }

  private CompletableFuture<ApiResponse> createAccount() {
    ObjectNode body = Json.object("v1", "ServiceAccount");
    body.putObject("metadata").put("namespace", namespace).put("name", account);
    return manager.send(ApiRequest.json("POST", accountPath(), Json.bytes(body)));
  }

  private String accountPath() {
    return "/api/v1/namespaces/" + namespace + "/serviceaccounts";
  }

  private CompletableFuture<Void> after(Duration wait) {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    clock.schedule(wait, () -> turn.complete(null));
    return turn;
  }
}
