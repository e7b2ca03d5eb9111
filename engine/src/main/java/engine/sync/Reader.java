// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.intent.Answer;
import facts.intent.Question;
import java.util.List;

/** Answers the questions of a sync; it cannot write. */
public interface Reader {

  /** Answers each question, in order; waits until all are answered. Failures are answers too. */
  List<Answer> answer(List<Question> questions);
}
