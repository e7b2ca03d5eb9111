// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.actuate.ApiObjects;
import engine.discovery.Discovered;
import engine.discovery.Discovery;
import engine.discovery.Resource;
import engine.sync.Reader;
import facts.intent.Answer;
import facts.intent.Failure;
import facts.intent.Question;
import facts.meta.Kind;
import facts.scope.Served;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers questions from the API server, all of a round at once. */
final class LiveReader implements Reader {
  private final ApiObjects api;
  private final Discovery discovery;

  LiveReader(ApiObjects api, Discovery discovery) {
    this.api = api;
    this.discovery = discovery;
  }

  @Override
  public List<Answer> answer(List<Question> questions) {
    List<CompletableFuture<Answer>> answers = questions.stream().map(this::answer).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Answer> answer(Question question) {
    if (question instanceof Question.LiveGet get) {
      return api.read(get.kind(), get.target(), get.metadataOnly())
          .thenApply(
              found ->
                  found.object() == null
                      ? Answer.failed(question, orEmpty(found.failure()))
                      : Answer.object(question, found.object()));
    }
    if (question instanceof Question.LiveList list) {
      return api.list(list.kind(), list.namespace(), list.metadataOnly())
          .thenApply(
              found ->
                  found.failure() == null
                      ? Answer.items(question, found.items())
                      : Answer.failed(question, found.failure()));
    }
    if (question instanceof Question.Mapping mapping) {
      return discovery.ask().handle((found, error) -> mapped(mapping, found, error));
    }
    return discovery.ask().handle((found, error) -> served(question, found, error));
  }

  private static Answer mapped(
      Question.Mapping mapping, @Nullable Discovered found, @Nullable Throwable error) {
    if (found == null) {
      return Answer.failed(mapping, failure(error));
    }
    Resource resource = found.of(mapping.apiVersion(), mapping.kind());
    if (resource == null) {
      String text =
          "no matches for kind \""
              + mapping.kind()
              + "\" in version \""
              + mapping.apiVersion()
              + "\"";
      return Answer.failed(mapping, new Failure(404, "NoKindMatch", text, List.of(), false));
    }
    return Answer.mapped(mapping, kind(resource));
  }

  private static Answer served(
      Question question, @Nullable Discovered found, @Nullable Throwable error) {
    if (found == null) {
      return Answer.failed(question, failure(error));
    }
    List<Kind> preferred = new ArrayList<>();
    Map<Kind, Set<String>> verbs = new LinkedHashMap<>();
    for (Resource resource : found.preferred()) {
      Kind kind = kind(resource);
      preferred.add(kind);
      verbs.put(kind, resource.verbs());
    }
    return Answer.served(question, new Served(preferred, verbs, found.failures(), List.of()));
  }

  static Kind kind(Resource resource) {
    return new Kind(
        resource.group(),
        resource.version(),
        resource.kind(),
        resource.plural(),
        resource.namespaced());
  }

  private static Failure orEmpty(@Nullable Failure failure) {
    return failure == null
        ? new Failure(0, "", "the server's answer had no object", List.of(), false)
        : failure;
  }

  private static Failure failure(@Nullable Throwable error) {
    return new Failure(
        0, "", error == null ? "no answer" : String.valueOf(error.getMessage()), List.of(), false);
  }
}
