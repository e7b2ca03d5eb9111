// SPDX-License-Identifier: Apache-2.0
package rules.toys;

import facts.intent.Act;
import facts.intent.Change;
import facts.intent.Create;
import facts.intent.Delete;
import facts.intent.DueAt;
import facts.intent.Event;
import facts.intent.Group;
import facts.intent.Outcome;
import facts.intent.Question;
import facts.intent.Write;
import facts.meta.ClusterObject;
import facts.meta.Kinds;
import facts.meta.Ref;
import facts.scope.Memory;
import facts.time.Now;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the toy rules ask for. */
public final class Toys {

  private Toys() {}

  /** Whether the toy's label {@code do} names this. */
  public static boolean does(@Nullable ClusterObject toy, String what) {
    return toy != null && what.equals(toy.getLabels().get("do"));
  }

  /** A pod of this name. */
  public static Act pod(String name) {
    return Create.named(Kinds.POD, "shop", name, Map.of());
  }

  /** A pod of this name, in a chain. */
  public static Write chained(String name, String chain) {
    return pod(name).in(Group.chain(chain));
  }

  /** The toy's label {@code touched} is set. */
  public static Change touch(ClusterObject toy) {
    return Change.of(toy).label("touched", "yes");
  }

  /** The toy is deleted. */
  public static Delete delete(ClusterObject toy) {
    return Delete.of(toy);
  }

  /** Asks for the live toy. */
  public static Question live(ClusterObject toy) {
    return Question.LiveGet.of(toy);
  }

  /** Says something about the toys. */
  public static Event says(String reason) {
    return Event.normal(new Ref("v1", "ConfigMap", "shop", "toy", "1"), reason, "");
  }

  /** A timer so many seconds from now. */
  public static DueAt later(Now now, long seconds) {
    return DueAt.of("later", now.getInstant().plus(Duration.ofSeconds(seconds)));
  }

  /** How often the memory says the toy was seen, and once more. */
  public static int more(Memory memory) {
    return memory.getValue() instanceof Integer count ? count + 1 : 1;
  }

  /** Throws for the pod named {@code before}. */
  public static boolean broken(Outcome outcome) {
    if (outcome.getRef().name().equals("before")) {
      throw new IllegalStateException("broken for " + outcome.getRef().key());
    }
    return false;
  }
}
