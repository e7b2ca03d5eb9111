// SPDX-License-Identifier: Apache-2.0
package engine.source;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says why a request failed, without the wrappers of asynchronous calls. */
final class Causes {
  private Causes() {}

  static String text(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause == null) {
      return "no answer";
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
