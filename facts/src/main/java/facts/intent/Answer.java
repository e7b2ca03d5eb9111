// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.scope.Served;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a {@link Question}, a fact of the round after it. */
public final class Answer {
  private final Question question;
  private final @Nullable ClusterObject object;
  private final List<ClusterObject> items;
  private final @Nullable Served served;
  private final @Nullable Kind mapped;
  private final @Nullable Failure failure;

  private Answer(
      Question question,
      @Nullable ClusterObject object,
      List<ClusterObject> items,
      @Nullable Served served,
      @Nullable Kind mapped,
      @Nullable Failure failure) {
    this.question = question;
    this.object = object;
    this.items = List.copyOf(items);
    this.served = served;
    this.mapped = mapped;
    this.failure = failure;
  }

  /** The object that was asked for. */
  public static Answer object(Question question, ClusterObject object) {
    return new Answer(question, object, List.of(), null, null, null);
  }

  /** The list that was asked for. */
  public static Answer items(Question question, List<ClusterObject> items) {
    return new Answer(question, null, items, null, null, null);
  }

  /** What the server serves. */
  public static Answer served(Question question, Served served) {
    return new Answer(question, null, List.of(), served, null, null);
  }

  /** The resource that a kind is served as. */
  public static Answer mapped(Question question, Kind kind) {
    return new Answer(question, null, List.of(), null, kind, null);
  }

  /** No answer; a missing object is a failure with code 404. */
  public static Answer failed(Question question, Failure failure) {
    return new Answer(question, null, List.of(), null, null, failure);
  }

  /** The question, as it was asked. */
  public Question getQuestion() {
    return question;
  }

  /** The object that was asked for, or null. */
  public @Nullable ClusterObject getObject() {
    return object;
  }

  /** The list that was asked for; empty for other questions. */
  public List<ClusterObject> getItems() {
    return items;
  }

  /** What the server serves, or null. */
  public @Nullable Served getServed() {
    return served;
  }

  /** The resource that a kind is served as, or null. */
  public @Nullable Kind getMapped() {
    return mapped;
  }

  /** Why there is no answer, or null. */
  public @Nullable Failure getFailure() {
    return failure;
  }

  /** Whether there is an answer. */
  public boolean isFound() {
    return failure == null;
  }

  /** Whether the server said that there is no such object. */
  public boolean isMissing() {
    return failure != null && failure.isNotFound();
  }

  /** Whether the question could not be answered for another reason than a missing object. */
  public boolean isFailed() {
    return failure != null && !failure.isNotFound();
  }

  /** The server's text for a refusal; empty when there is an answer. */
  public String getError() {
    return failure == null ? "" : failure.message();
  }

  /** The uid of the object, or an empty text. */
  public String getUid() {
    return object == null ? "" : object.getUid();
  }

  /**
   * Name of the object or namespace that was asked about; {@code namespace/name} where it has both.
   */
  public String getKey() {
    if (question instanceof Question.LiveGet get) {
      return get.target().key();
    }
    return question instanceof Question.LiveList list ? list.namespace() : "";
  }

  /** Whether this answers the question what the server serves. */
  public boolean isDiscovery() {
    return question instanceof Question.Discovery;
  }

  /** The kind that was asked about; null for discovery and for the mapping of a kind. */
  public @Nullable Kind getKind() {
    if (question instanceof Question.LiveGet get) {
      return get.kind();
    }
    return question instanceof Question.LiveList list ? list.kind() : null;
  }

  /** What a list was for; empty for other questions. */
  public String getOccasion() {
    return question instanceof Question.LiveList list ? list.occasion() : "";
  }

  /** Name of the kind that was asked about; empty for discovery. */
  public String getKindName() {
    if (question instanceof Question.LiveGet get) {
      return get.kind().kind();
    }
    if (question instanceof Question.LiveList list) {
      return list.kind().kind();
    }
    return question instanceof Question.Mapping mapping ? mapping.kind() : "";
  }
}
