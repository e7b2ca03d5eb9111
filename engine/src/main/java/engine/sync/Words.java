// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.intent.Act;
import facts.intent.Change;
import facts.intent.Create;
import facts.intent.Delete;
import facts.intent.DueAt;
import facts.intent.Edit;
import facts.intent.End;
import facts.intent.Event;
import facts.intent.Failure;
import facts.intent.Intent;
import facts.intent.Outcome;
import facts.intent.Wake;
import facts.intent.Write;
import facts.meta.ClusterObject;
import facts.meta.Ref;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says facts, intents and outcomes in words, for the journal and logs. */
public final class Words {

  private Words() {}

  /** An object: kind, key and resource version. */
  public static String of(Object fact) {
    return fact instanceof ClusterObject object
        ? object.kind().kind() + " " + object.key() + "@" + object.getResourceVersion()
        : fact.getClass().getSimpleName();
  }

  /** An intent. */
  public static String of(Intent intent) {
    if (intent instanceof Write write) {
      String reason = write.reason();
      return of(write.act()) + (reason == null ? "" : " (" + reason + ")");
    }
    if (intent instanceof Act act) {
      return of(act);
    }
    if (intent instanceof Event event) {
      return "event "
          + event.type()
          + " "
          + event.reason()
          + " on "
          + of(event.about())
          + ": "
          + event.message();
    }
    if (intent instanceof DueAt due) {
      return "due again at " + due.at() + " (" + due.name() + ")";
    }
    if (intent instanceof Wake wake) {
      return "wake " + wake.queue() + " " + wake.key();
    }
    if (intent instanceof End end) {
      return "end "
          + end.how().name().toLowerCase(Locale.ROOT)
          + (end.text().isEmpty() ? "" : ": " + end.text());
    }
    return intent.toString();
  }

  /** An outcome. */
  public static String of(Outcome outcome) {
    Failure failure = outcome.getFailure();
    String result = outcome.getResult().name().toLowerCase(Locale.ROOT);
    String verb = outcome.getWrite().act().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return verb
        + " "
        + of(outcome.getRef())
        + ": "
        + result
        + (failure == null ? "" : " (" + failure.code() + " " + failure.message() + ")");
  }

  private static String of(Act act) {
    if (act instanceof Create create) {
      String name = create.name() == null ? create.generateName() + "…" : create.name();
      return "create "
          + (create.times() == 1 ? "" : create.times() + " × ")
          + create.kind().kind()
          + " "
          + (create.namespace().isEmpty() ? "" : create.namespace() + "/")
          + name;
    }
    if (act instanceof Change change) {
      String part = change.part().path();
      return "change "
          + of(change.target())
          + (part.isEmpty() ? "" : " " + part)
          + ": "
          + change.edits().stream().map(Words::of).collect(Collectors.joining(", "));
    }
    if (act instanceof Delete delete) {
      return "delete "
          + of(delete.target())
          + (delete.propagation() == null ? "" : " " + delete.propagation());
    }
    return "delete every " + act.kind().kind() + " in " + act.target().namespace();
  }

  private static String of(Edit edit) {
    if (edit instanceof Edit.Set set) {
      return set.path() + " = " + set.value();
    }
    if (edit instanceof Edit.Unset unset) {
      return "no " + unset.path();
    }
    if (edit instanceof Edit.Entry entry) {
      return entry.path() + "[" + entry.key() + "] = " + entry.value();
    }
    if (edit instanceof Edit.Upsert upsert) {
      return upsert.path() + " + " + upsert.item().get(upsert.mergeKey());
    }
    if (edit instanceof Edit.Remove remove) {
      return remove.path() + " - " + remove.value();
    }
    if (edit instanceof Edit.Member member) {
      return member.path() + (member.present() ? " + " : " - ") + member.value();
    }
    Edit.Finalizer finalizer = (Edit.Finalizer) edit;
    return "finalizers " + (finalizer.present() ? "+ " : "- ") + finalizer.name();
  }

  private static String of(Ref ref) {
    return ref.kind() + " " + ref.key();
  }
}
