// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import engine.client.ApiClient;
import engine.client.ApiClients;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import engine.client.Connection;
import engine.metrics.MetricsRegistry;
import engine.metrics.RestClientMetrics;
import engine.time.ManualClock;
import engine.time.SystemClock;
import facts.schema.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tests.cluster.Options;
import tests.cluster.TestCluster;

/** Asks a real API server and the embedded one the same and compares what they answer. */
@Tag("cluster")
class SameAnswersClusterTest {
  private static final Assumptions STILL =
      new Assumptions(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1000);

  @Test
  void bothAnswerTheSame() throws Exception {
    List<String> different = new ArrayList<>();
    SystemClock clock = new SystemClock();
    try (TestCluster real = TestCluster.start(Options.bare());
        ApiClients clients =
            new ApiClients(
                Connection.load(real.adminKubeconfig().toString(), ""),
                new ApiClients.Settings("test", -1, 0, false, true),
                clock,
                new RestClientMetrics(new MetricsRegistry()));
        EmbeddedCluster embedded = new EmbeddedCluster(new ManualClock(clock.now()), STILL, 1)) {
      ApiClient one = clients.named("test");
      ApiClient other = embedded.client("test");
      int asked = 0;
      for (String line : script()) {
        ApiRequest request = request(line);
        String theirs = answer(one, request);
        String ours = answer(other, request);
        asked++;
        if (!ours.equals(theirs)) {
          different.add(line + "\n  real:     " + theirs + "\n  embedded: " + ours);
        }
      }
      assertThat(asked).isGreaterThan(60);
    }
    assertThat(String.join("\n", different)).isEmpty();
  }

  /** Lines of method, path, type of the patch or -, and the body with single quotes. */
  private static List<String> script() throws Exception {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                SameAnswersClusterTest.class.getResourceAsStream("same-answers.txt"),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  private static ApiRequest request(String line) {
    String[] words = line.split(" ", 4);
    String body = words.length > 3 ? words[3].replace('\'', '"') : "";
    String type =
        switch (words[2]) {
          case "merge" -> Api.MERGE;
          case "strategic" -> Api.STRATEGIC;
          default -> ApiRequest.JSON;
        };
    ApiRequest request = ApiRequest.of(words[0], words[1]);
    return body.isEmpty() ? request : request.with(type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(ApiClient client, ApiRequest request) {
    ApiResponse response = client.send(request).join();
    return response.code() + " " + settled(response.text());
  }

  /** The answer without what chance, time and counters put into it. */
  private static String settled(String text) {
    if (!text.startsWith("{")) {
      return text;
    }
    return Json.text(sorted(Json.read(text.getBytes(StandardCharsets.UTF_8))))
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
        .replaceAll("in record \\(\\d+\\)", "in record (N)")
        .replaceAll("current: \\d+", "current: N")
        .replaceAll("10\\.(96|0)\\.\\d+\\.\\d+", "ADDRESS")
        .replaceAll("\"nodePort\":\\d+", "\"nodePort\":0");
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach(
          (key, item) -> {
            String name = String.valueOf(key);
            boolean chance = name.equals("resourceVersion") || name.equals("managedFields");
            if (!chance && item != null) {
              sorted.put(name, sorted(item));
            }
          });
      // The token's volume is the one part of the account's admission that is not simulated.
      sorted.values().removeIf(item -> item instanceof List<?> list && isOnlyToken(list));
      return sorted;
    }
    return value instanceof List<?> list
        ? list.stream().map(SameAnswersClusterTest::sorted).toList()
        : value;
  }

  private static boolean isOnlyToken(List<?> list) {
    return list.size() == 1
        && list.get(0) instanceof Map<?, ?> item
        && String.valueOf(item.get("name")).startsWith("kube-api-access-");
  }
}
