// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.client.ApiClient;
import engine.client.ApiException;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.Json;
import engine.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides whether a user may see a path: cluster administrators, open paths, else an access review.
 *
 * @source 00-controller-manager.md section 8, Kubernetes 1.37
 */
final class Authorization {
  private static final Logger LOG = LoggerFactory.getLogger(Authorization.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private record Question(User user, String verb, String path) {}

  private final List<String> openPaths;
  private final @Nullable ApiClient client;
  private final Duration allowedTtl;
  private final Duration deniedTtl;
  private final TtlCache<Question, Boolean> cache;

  /** Asks through a client; without one, everything else is denied. */
  Authorization(
      List<String> openPaths,
      @Nullable ApiClient client,
      Duration allowedTtl,
      Duration deniedTtl,
      Clock clock) {
    this.openPaths = List.copyOf(openPaths);
    this.client = client;
    this.allowedTtl = allowedTtl;
    this.deniedTtl = deniedTtl;
    cache = new TtlCache<>(clock);
  }

  boolean allows(User user, String method, String path) {
    if (user.groups().contains("system:masters")
        || openPaths.stream().anyMatch(open -> covers(open, path))) {
      return true;
    }
    ApiClient asked = client;
    if (asked == null) {
      return false;
    }
    Question question = new Question(user, method.toLowerCase(Locale.ROOT), path);
    try {
      return cache.get(
          question, () -> review(asked, question), yes -> yes ? allowedTtl : deniedTtl);
    } catch (CompletionException | ApiException e) {
      LOG.atWarn().addKeyValue("cause", e.getMessage()).log("an access review failed; refused");
      return false;
    }
  }

  private static boolean covers(String open, String path) {
    return open.endsWith("*")
        ? path.startsWith(open.substring(0, open.length() - 1))
        : path.equals(open);
  }

  private static boolean review(ApiClient client, Question question) {
    User user = question.user();
    ObjectNode body = Json.object("authorization.k8s.io/v1", "SubjectAccessReview");
    ObjectNode spec = body.putObject("spec");
    spec.put("user", user.name());
    if (!user.uid().isEmpty()) {
      spec.put("uid", user.uid());
    }
    ArrayNode groups = spec.putArray("groups");
    user.groups().forEach(groups::add);
    ObjectNode extra = spec.putObject("extra");
    user.extra()
        .forEach(
            (key, values) ->
                values.forEach(
                    extra.withArray("/" + key.replace("~", "~0").replace("/", "~1"))::add));
    spec.putObject("nonResourceAttributes")
        .put("path", question.path())
        .put("verb", question.verb());
    ApiResponse response =
        client
            .send(
                ApiRequest.json(
                        "POST",
                        "/apis/authorization.k8s.io/v1/subjectaccessreviews",
                        Json.bytes(body))
                    .within(LIMIT))
            .join();
    if (!response.isOk()) {
      throw ApiException.refused(
          "reviewing access: the server answered "
              + response.code()
              + ": "
              + Json.message(response),
          response);
    }
    return Json.parse(response).path("status").path("allowed").asBoolean(false);
  }
}
