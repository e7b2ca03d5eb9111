// SPDX-License-Identifier: Apache-2.0
package engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOnlyClientTest {
  private final FakeApi server = new FakeApi(request -> FakeApi.answer(200, "{}"));
  private final ApiClient client = server.readOnly();

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/pods",
    "POST,/apis/authorization.k8s.io/v1/subjectaccessreviews",
    "POST,/apis/authentication.k8s.io/v1/tokenreviews"
  })
  void readsAndReviewsPass(String method, String path) {
    assertThat(client.send(ApiRequest.of(method, path)).join().code()).isEqualTo(200);
    assertThat(server.seen()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/v1/namespaces/a/pods",
    "PUT,/api/v1/namespaces/a/pods/b",
    "PATCH,/api/v1/namespaces/a/pods/b",
    "DELETE,/api/v1/namespaces/a/pods/b",
    "POST,/apis/authentication.k8s.io/v1/tokenreviews/x",
    "POST,/api/v1/namespaces/kube-system/serviceaccounts/a/token",
    "PUT,/apis/authorization.k8s.io/v1/subjectaccessreviews"
  })
  void everythingElseNeverLeavesTheProcess(String method, String path) {
    assertThat(client.send(ApiRequest.of(method, path)))
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("this process may only read");
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void aStreamThatWritesEndsAtOnce() {
    List<String> ends = new ArrayList<>();
    client.open(
        ApiRequest.of("POST", "/api/v1/namespaces/a/pods"),
        new StreamSink() {
          @Override
          public void data(ByteBuffer chunk) {}

          @Override
          public void ended(@Nullable ApiException failure) {
            ends.add(String.valueOf(failure));
          }
        });
    assertThat(ends).singleElement().asString().contains("may only read");
  }
}
