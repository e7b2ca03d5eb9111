// SPDX-License-Identifier: Apache-2.0
package facts.batch;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Condition;
import facts.meta.Kind;
import facts.meta.LabelSelector;
import facts.meta.ObjectMeta;
import facts.meta.Pool;
import facts.meta.Selecting;
import facts.meta.Template;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job. The rules of its failure and success policies are read by {@code at("spec.…")}: it is kept
 * whole.
 */
public final class Job extends ClusterObject implements Selecting {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(4, 0, 3, 5, 6);
  private static final Template NO_TEMPLATE = Template.fromTree(Map.of());

  private final Spec spec;
  private final Status status;

  /** What the spec says. */
  private static final class Spec {
    @Nullable Integer parallelism;
    @Nullable Integer completions;
    @Nullable Long activeDeadlineSeconds;
    @Nullable Integer backoffLimit;
    @Nullable Integer backoffLimitPerIndex;
    @Nullable Integer maxFailedIndexes;
    @Nullable Integer ttlSecondsAfterFinished;
    LabelSelector selector = LabelSelector.NOTHING;
    boolean manualSelector;
    Template template = NO_TEMPLATE;
    String completionMode = "";
    boolean suspend;
    String podReplacementPolicy = "";
    @Nullable String managedBy;
    boolean podFailurePolicy;
    boolean successPolicy;
  }

  /** What the status says. */
  private static final class Status {
    final List<Condition> conditions = new ArrayList<>(2);
    long started = Wires.NO_TIME;
    long completed = Wires.NO_TIME;
    int active;
    int succeeded;
    int failed;
    @Nullable Integer terminating;
    @Nullable Integer ready;
    String completedIndexes = "";
    @Nullable String failedIndexes;
    boolean uncounted;
    final List<String> uncountedSucceeded = new ArrayList<>(0);
    final List<String> uncountedFailed = new ArrayList<>(0);
  }

  private Job(Kind kind, ObjectMeta meta, @Nullable Whole whole, Spec spec, Status status) {
    super(kind, meta, whole);
    this.spec = spec;
    this.status = status;
  }

  /** Reads the message of a Job. */
  public static Job read(Kind kind, CodedInputStream in, @Nullable Whole whole) throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    Spec spec = new Spec();
    Status status = new Status();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> spec(in, spec);
        case 3 -> status(in, status);
        default -> in.skipField(tag);
      }
    }
    return new Job(kind, meta, whole, spec, status);
  }

  private static void spec(CodedInputStream in, Spec spec) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> spec.parallelism = in.readInt32();
        case 2 -> spec.completions = in.readInt32();
        case 3 -> spec.activeDeadlineSeconds = in.readInt64();
        case 4 -> spec.selector = LabelSelector.read(in);
        case 5 -> spec.manualSelector = in.readBool();
        case 6 -> spec.template = Template.read(in);
        case 7 -> spec.backoffLimit = in.readInt32();
        case 8 -> spec.ttlSecondsAfterFinished = in.readInt32();
        case 9 -> spec.completionMode = Pool.text(in.readString());
        case 10 -> spec.suspend = in.readBool();
        case 11 -> {
          spec.podFailurePolicy = true;
          in.skipField(tag);
        }
        case 12 -> spec.backoffLimitPerIndex = in.readInt32();
        case 13 -> spec.maxFailedIndexes = in.readInt32();
        case 14 -> spec.podReplacementPolicy = Pool.text(in.readString());
        case 15 -> spec.managedBy = Pool.text(in.readString());
        case 16 -> {
          spec.successPolicy = true;
          in.skipField(tag);
        }
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static void status(CodedInputStream in, Status status) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> status.conditions.add(Condition.read(in, CONDITION));
        case 2 -> status.started = Wires.seconds(in);
        case 3 -> status.completed = Wires.seconds(in);
        case 4 -> status.active = in.readInt32();
        case 5 -> status.succeeded = in.readInt32();
        case 6 -> status.failed = in.readInt32();
        case 7 -> status.completedIndexes = in.readString();
        case 8 -> uncounted(in, status);
        case 9 -> status.ready = in.readInt32();
        case 10 -> status.failedIndexes = in.readString();
        case 11 -> status.terminating = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static void uncounted(CodedInputStream in, Status status) throws IOException {
    status.uncounted = true;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> status.uncountedSucceeded.add(in.readString());
        case 2 -> status.uncountedFailed.add(in.readString());
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** Pods that may run at once, or null. */
  public @Nullable Integer getParallelism() {
    return spec.parallelism;
  }

  /** Pods that must succeed, or null when one success is enough to stop. */
  public @Nullable Integer getCompletions() {
    return spec.completions;
  }

  /** Seconds that it may run, or null. */
  public @Nullable Long getActiveDeadlineSeconds() {
    return spec.activeDeadlineSeconds;
  }

  /** Failures after which it has failed, or null. */
  public @Nullable Integer getBackoffLimit() {
    return spec.backoffLimit;
  }

  /** Failures after which an index has failed, or null. */
  public @Nullable Integer getBackoffLimitPerIndex() {
    return spec.backoffLimitPerIndex;
  }

  /** Failed indexes after which it has failed, or null. */
  public @Nullable Integer getMaxFailedIndexes() {
    return spec.maxFailedIndexes;
  }

  /** Seconds after its end at which it is deleted, or null. */
  public @Nullable Integer getTtlSecondsAfterFinished() {
    return spec.ttlSecondsAfterFinished;
  }

  @Override
  public LabelSelector getSelector() {
    return spec.selector;
  }

  /** Whether its selector was made by hand. */
  public boolean isManualSelector() {
    return spec.manualSelector;
  }

  /** What its pods are made from. */
  public Template getTemplate() {
    return spec.template;
  }

  /** {@code NonIndexed} or {@code Indexed}; empty when not said. */
  public String getCompletionMode() {
    return spec.completionMode;
  }

  /** Whether it is to have no pods for now. */
  public boolean isSuspend() {
    return spec.suspend;
  }

  /** {@code TerminatingOrFailed} or {@code Failed}; empty when not said. */
  public String getPodReplacementPolicy() {
    return spec.podReplacementPolicy;
  }

  /** The controller that looks after it, or null. */
  public @Nullable String getManagedBy() {
    return spec.managedBy;
  }

  /** Whether it has a policy for failed pods: {@code at("spec.podFailurePolicy")}. */
  public boolean hasPodFailurePolicy() {
    return spec.podFailurePolicy;
  }

  /** Whether it has a policy for success: {@code at("spec.successPolicy")}. */
  public boolean hasSuccessPolicy() {
    return spec.successPolicy;
  }

  /** Conditions of the status. */
  public List<Condition> getConditions() {
    return List.copyOf(status.conditions);
  }

  /** The first condition of a type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(status.conditions, type);
  }

  /** Whether a condition Complete or Failed is True. */
  public boolean isFinished() {
    return status.conditions.stream()
        .anyMatch(
            condition ->
                condition.isTrue()
                    && (condition.type().equals("Complete") || condition.type().equals("Failed")));
  }

  /** Since when it runs, or null. */
  public @Nullable Instant getStartTime() {
    return Wires.instant(status.started);
  }

  /** When it completed, or null. */
  public @Nullable Instant getCompletionTime() {
    return Wires.instant(status.completed);
  }

  /** Running pods, as the status says. */
  public int getActive() {
    return status.active;
  }

  /** Pods that succeeded, as the status says. */
  public int getSucceeded() {
    return status.succeeded;
  }

  /** Pods that failed, as the status says. */
  public int getFailed() {
    return status.failed;
  }

  /** Terminating pods, as the status says, or null. */
  public @Nullable Integer getTerminating() {
    return status.terminating;
  }

  /** Ready pods, as the status says, or null. */
  public @Nullable Integer getReady() {
    return status.ready;
  }

  /** Indexes that succeeded, such as {@code 1,3-5}; empty for none. */
  public String getCompletedIndexes() {
    return status.completedIndexes;
  }

  /** Indexes that failed, or null when they are not counted. */
  public @Nullable String getFailedIndexes() {
    return status.failedIndexes;
  }

  /** Whether the status has a list of pods that are not counted yet. */
  public boolean hasUncountedPods() {
    return status.uncounted;
  }

  /** Uids of pods that succeeded and are not counted yet. */
  public List<String> getUncountedSucceeded() {
    return List.copyOf(status.uncountedSucceeded);
  }

  /** Uids of pods that failed and are not counted yet. */
  public List<String> getUncountedFailed() {
    return List.copyOf(status.uncountedFailed);
  }
}
