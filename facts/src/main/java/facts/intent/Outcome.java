// SPDX-License-Identifier: Apache-2.0
package facts.intent;

import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.Ref;
import org.jspecify.annotations.Nullable;

/** What became of one write call, a fact of the next round and of the report phase. */
public final class Outcome {

  /** What can become of a write. */
  public enum Result {
    /** The server did it. */
    DONE,
    /** The object was already as wanted; nothing was sent. */
    UNCHANGED,
    /** The server refused with an answer that the rule accepts. */
    ACCEPTED,
    /** The server refused, or no answer came. */
    FAILED,
    /** A guard holds it back. */
    HELD,
    /** Not tried, because what it depends on failed or is held. */
    SKIPPED
  }

  private final Write write;
  private final Ref ref;
  private final Result result;
  private final @Nullable ClusterObject object;
  private final @Nullable Failure failure;
  private final String rule;

  /**
   * An outcome of one call.
   *
   * @param write what was asked for
   * @param ref the object as far as it is known, with the name that was given to a created one
   * @param result what became of it
   * @param object the object as the server answered it, or null
   * @param failure why not, for accepted and failed ones
   * @param rule name of the rule that asked
   */
  public Outcome(
      Write write,
      Ref ref,
      Result result,
      @Nullable ClusterObject object,
      @Nullable Failure failure,
      String rule) {
    this.write = write;
    this.ref = ref;
    this.result = result;
    this.object = object;
    this.failure = failure;
    this.rule = rule;
  }

  /** What was asked for. */
  public Write getWrite() {
    return write;
  }

  /** The object that was written, as far as known. */
  public Ref getRef() {
    return ref;
  }

  /** What became of the write. */
  public Result getResult() {
    return result;
  }

  /** The object as the server answered it, or null. */
  public @Nullable ClusterObject getObject() {
    return object;
  }

  /** Why not, or null. */
  public @Nullable Failure getFailure() {
    return failure;
  }

  /** Name of the rule that asked. */
  public String getRule() {
    return rule;
  }

  /** Name of the group, or an empty text. */
  public String getGroup() {
    Group group = write.group();
    return group == null ? "" : group.name();
  }

  /** The kind that was written. */
  public Kind getKind() {
    return write.act().kind();
  }

  /** Name of the kind that was written. */
  public String getKindName() {
    return write.act().kind().kind();
  }

  /** Uid of the object that was written, or an empty text. */
  public String getUid() {
    return ref.uid();
  }

  /** Done, unchanged or accepted. */
  public boolean isOk() {
    return result == Result.DONE || result == Result.UNCHANGED || result == Result.ACCEPTED;
  }

  /** The server did it just now. */
  public boolean isDone() {
    return result == Result.DONE;
  }

  /** The server refused, or no answer came. */
  public boolean isFailed() {
    return result == Result.FAILED;
  }

  /** The server's text for a refusal; empty otherwise. */
  public String getError() {
    return failure == null ? "" : failure.message();
  }
}
