// SPDX-License-Identifier: Apache-2.0
package rules.namespace;

import facts.intent.Failure;
import facts.meta.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server can do with a resource, by discovery and by what it refused before. */
public final class Verbs {
  private Verbs() {}

  /**
   * Whether a verb is worth a try.
   *
   * @param verb {@code list} or {@code deletecollection}
   * @param unsupported entries of {@link #entry}: what the server refused before
   */
  public static boolean allows(Content content, String verb, Object unsupported) {
    return content.getVerbs().contains(verb)
        && !((Set<?>) unsupported).contains(entry(content.getKind(), verb));
  }

  /** The memory entry for a verb that a resource does not support. */
  public static String entry(@Nullable Kind kind, String verb) {
    return verb + " " + (kind == null ? "" : resource(kind));
  }

  /** Whether the server knows neither the verb nor the path: 404 or 405. */
  public static boolean refused(@Nullable Failure failure) {
    return failure != null && (failure.isNotFound() || failure.code() == 405);
  }

  /** The resource as error texts name it, e.g. {@code apps/v1, Resource=deployments}. */
  public static String resource(Kind kind) {
    return kind.group() + "/" + kind.version() + ", Resource=" + kind.resource();
  }
}
