// SPDX-License-Identifier: Apache-2.0
package rules.garbagecollector;

import facts.intent.Answer;
import facts.intent.Question.LiveGet;
import facts.intent.Question.Mapping;
import facts.meta.Kind;
import facts.meta.Ref;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which answer is about which object, and what it says. */
public final class Judgement {
  private Judgement() {}

  /**
   * Whether the coordinates are remembered as absent, in their namespace or for the whole cluster.
   *
   * @param absent texts of coordinates
   */
  public static boolean known(Coordinates coordinates, Object absent) {
    Set<?> texts = (Set<?>) absent;
    return texts.contains(coordinates.getText()) || texts.contains(coordinates.in("").getText());
  }

  /** Whether the answer says which resource the kind of the coordinates is served as. */
  public static boolean isMappingOf(Answer answer, Coordinates coordinates) {
    return answer.getQuestion() instanceof Mapping mapping
        && mapping.kind().equals(coordinates.getKindName())
        && mapping.apiVersion().equals(coordinates.getApiVersion());
  }

  /** Whether an object of this kind can be looked for there: one with a namespace needs one. */
  public static boolean isReadable(@Nullable Kind kind, Coordinates coordinates) {
    return kind != null && !(kind.namespaced() && coordinates.getNamespace().isEmpty());
  }

  /**
   * The reference by which the coordinates are read, without a namespace where the kind has none.
   */
  public static Ref named(Coordinates coordinates, @Nullable Kind kind) {
    return kind != null && kind.namespaced() ? coordinates.getRef() : coordinates.in("").getRef();
  }

  /** Whether the answer is to a live read at these coordinates. */
  public static boolean isAbout(Answer answer, Coordinates coordinates) {
    return answer.getQuestion() instanceof LiveGet get
        && get.target().equals(named(coordinates, get.kind()));
  }

  /** Whether the answer to a live read says that the uid of the coordinates is not there. */
  public static boolean isAbsent(Answer answer, Coordinates coordinates) {
    return answer.isMissing()
        || (answer.isFound() && !answer.getUid().equals(coordinates.getUid()));
  }

  /** The coordinates as far as they matter: without a namespace where the kind has none. */
  public static Coordinates scoped(Coordinates coordinates, Answer answer) {
    boolean namespaced = answer.getQuestion() instanceof LiveGet get && get.kind().namespaced();
    return namespaced ? coordinates : coordinates.in("");
  }

  /** Whether a question was not answered: a kind that is not served, or a live read that failed. */
  public static boolean unanswered(Answer answer) {
    return answer.isFailed() || (answer.getQuestion() instanceof Mapping && !answer.isFound());
  }
}
