// SPDX-License-Identifier: Apache-2.0
package rules.ttlafterfinished;

import static org.assertj.core.api.Assertions.assertThat;

import facts.batch.Job;
import facts.meta.Kinds;
import facts.scope.WakeWhen.Sides;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final String FINISH = "2030-01-01T00:00:00Z";

  private static Job job(Map<String, Object> spec, List<Map<String, Object>> conditions) {
    return job(Map.of("name", "j", "namespace", "d"), spec, conditions);
  }

  private static Job job(
      Map<String, Object> metadata,
      Map<String, Object> spec,
      List<Map<String, Object>> conditions) {
    return (Job)
        Kinds.fromTree(
            Map.of(
                "apiVersion",
                "batch/v1",
                "kind",
                "Job",
                "metadata",
                metadata,
                "spec",
                spec,
                "status",
                Map.of("conditions", conditions)));
  }

  private static Map<String, Object> condition(String type, String status, String at) {
    return Map.of("type", type, "status", status, "lastTransitionTime", at);
  }

  private static final Map<String, Object> TTL = Map.of("ttlSecondsAfterFinished", 60);

  @Test
  void expiresTheTimeToLiveAfterTheFinish() {
    Job job = job(TTL, List.of(condition("Complete", "True", FINISH)));
    assertThat(Expiry.expires(job)).isTrue();
    assertThat(Expiry.expiresAt(job)).isEqualTo(Instant.parse("2030-01-01T00:01:00Z"));
  }

  @Test
  void aFailedJobIsFinishedToo() {
    Job job = job(TTL, List.of(condition("Failed", "True", FINISH)));
    assertThat(Expiry.expiresAt(job)).isEqualTo(Instant.parse("2030-01-01T00:01:00Z"));
  }

  @Test
  void theFirstTrueConditionCounts() {
    Job job =
        job(
            TTL,
            List.of(
                condition("Complete", "False", "2029-01-01T00:00:00Z"),
                condition("Suspended", "True", "2029-01-01T00:00:00Z"),
                condition("Failed", "True", FINISH),
                condition("Complete", "True", "2031-01-01T00:00:00Z")));
    assertThat(Expiry.expiresAt(job)).isEqualTo(Instant.parse("2030-01-01T00:01:00Z"));
  }

  @Test
  void aTimeToLiveOfZeroExpiresAtTheFinish() {
    Job job =
        job(Map.of("ttlSecondsAfterFinished", 0), List.of(condition("Complete", "True", FINISH)));
    assertThat(Expiry.expiresAt(job)).isEqualTo(Instant.parse(FINISH));
  }

  @Test
  void withoutATimeToLiveNothingExpires() {
    Job job = job(Map.of(), List.of(condition("Complete", "True", FINISH)));
    assertThat(Expiry.expires(job)).isFalse();
    assertThat(Expiry.expiresAt(job)).isNull();
  }

  @Test
  void anUnfinishedJobDoesNotExpire() {
    Job job = job(TTL, List.of(condition("FailureTarget", "True", FINISH)));
    assertThat(Expiry.expires(job)).isFalse();
    assertThat(Expiry.expiresAt(job)).isNull();
  }

  @Test
  void aJobThatIsBeingDeletedDoesNotExpire() {
    Job job =
        job(
            Map.of("name", "j", "namespace", "d", "deletionTimestamp", FINISH),
            TTL,
            List.of(condition("Complete", "True", FINISH)));
    assertThat(Expiry.expires(job)).isFalse();
  }

  @Test
  void aFinishWithoutATimeExpiresAtNoMoment() {
    Job job = job(TTL, List.of(Map.of("type", "Complete", "status", "True")));
    assertThat(Expiry.expires(job)).isTrue();
    assertThat(Expiry.expiresAt(job)).isNull();
  }

  @Test
  void noObjectDoesNotExpire() {
    assertThat(Expiry.expires(null)).isFalse();
  }

  @Test
  void onlyExpiringJobsWake() {
    Expiring wake = new Expiring();
    Job running = job(TTL, List.of());
    Job finished = job(TTL, List.of(condition("Complete", "True", FINISH)));
    assertThat(wake.judge(running, finished)).isEqualTo(Sides.NEW);
    assertThat(wake.judge(null, finished)).isEqualTo(Sides.NEW);
    assertThat(wake.judge(null, running)).isEqualTo(Sides.NONE);
    assertThat(wake.judge(finished, null)).isEqualTo(Sides.NONE);
  }

  @Test
  void secondsHaveFractions() {
    assertThat(Expiry.secondsBetween(Instant.EPOCH, Instant.ofEpochMilli(1250))).isEqualTo(1.25);
  }
}
