// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.Json;
import engine.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the API server whose a bearer token is, and keeps the answer for a while. */
final class TokenReviews implements Function<String, Optional<User>> {
  private static final Logger LOG = LoggerFactory.getLogger(TokenReviews.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ApiClient client;
  private final Duration ttl;
  private final TtlCache<String, Optional<User>> cache;

  TokenReviews(ApiClient client, Duration ttl, Clock clock) {
    this.client = client;
    this.ttl = ttl;
    cache = new TtlCache<>(clock);
  }

  @Override
  public Optional<User> apply(String token) {
    try {
      return cache.get(token, () -> review(token), user -> ttl);
    } catch (CompletionException | ApiException e) {
      LOG.atWarn().addKeyValue("cause", e.getMessage()).log("a token review failed; refused");
      return Optional.empty();
    }
  }

  private Optional<User> review(String token) {
    ObjectNode body = Json.object("authentication.k8s.io/v1", "TokenReview");
    body.putObject("spec").put("token", token);
    ApiResponse response =
        client
            .send(
                ApiRequest.json(
                        "POST", "/apis/authentication.k8s.io/v1/tokenreviews", Json.bytes(body))
                    .within(LIMIT))
            .join();
    if (!response.isOk()) {
      throw ApiException.refused(
          "reviewing a token: the server answered "
              + response.code()
              + ": "
              + Json.message(response),
          response);
    }
    JsonNode status = Json.parse(response).path("status");
    if (!status.path("authenticated").asBoolean(false)) {
      return Optional.empty();
    }
    JsonNode user = status.path("user");
    Map<String, List<String>> extra = new HashMap<>();
    user.path("extra")
        .properties()
        .forEach(entry -> extra.put(entry.getKey(), texts(entry.getValue())));
    return Optional.of(
        new User(
            user.path("username").asString(""),
            user.path("uid").asString(""),
            texts(user.path("groups")),
            extra));
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asString("")));
    return texts;
  }
}
