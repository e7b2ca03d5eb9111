// SPDX-License-Identifier: Apache-2.0
package engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import engine.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountTokensTest {
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final String ACCOUNTS = "/api/v1/namespaces/kube-system/serviceaccounts";

  private final ManualClock clock = new ManualClock(START);
  private final Set<String> existing = new HashSet<>(Set.of("/api/v1/namespaces/kube-system"));
  private int issued;
  private final FakeApi server = new FakeApi(this::answer);
  private final AccountTokens tokens =
      new AccountTokens(server, "kube-system", "ttl-controller", clock);

  private ApiResponse answer(ApiRequest request) {
    if (request.path().endsWith("/token")) {
      if (!existing.contains(ACCOUNTS + "/ttl-controller")) {
        return FakeApi.answer(404, "{}");
      }
      return FakeApi.answer(
          201,
          "{\"status\":{\"token\":\"t"
              + ++issued
              + "\",\"expirationTimestamp\":\""
              + clock.now().plusSeconds(3600)
              + "\"}}");
    }
    if (request.isRead()) {
      return FakeApi.answer(existing.contains(request.path()) ? 200 : 404, "{}");
    }
    existing.add(
        request.path().equals(ACCOUNTS)
            ? ACCOUNTS + "/ttl-controller"
            : "/api/v1/namespaces/kube-system");
    return FakeApi.answer(201, "{}");
  }

  @Test
  void aMissingAccountIsMadeFirst() {
    assertThat(tokens.token().join()).isEqualTo("t1");
    assertThat(server.seen())
        .containsExactly(
            "GET " + ACCOUNTS + "/ttl-controller",
            "GET /api/v1/namespaces/kube-system",
            "POST " + ACCOUNTS,
            "POST " + ACCOUNTS + "/ttl-controller/token");
  }

  @Test
  void aMissingNamespaceIsMadeToo() {
    existing.clear();
    tokens.token().join();
    assertThat(server.seen()).contains("POST /api/v1/namespaces");
  }

  @Test
  void theTokenIsKeptUntilAFifthOfItsLifeIsLeft() {
    tokens.token().join();
    clock.advance(Duration.ofMinutes(47));
    assertThat(tokens.token().join()).isEqualTo("t1");
    clock.advance(Duration.ofMinutes(2));
    assertThat(tokens.token().join()).isEqualTo("t2");
  }

  @Test
  void aDeletedAccountIsMadeAgainAtRenewal() {
    tokens.token().join();
    existing.remove(ACCOUNTS + "/ttl-controller");
    clock.advance(Duration.ofMinutes(50));
    assertThat(tokens.token().join()).isEqualTo("t2");
    assertThat(existing).contains(ACCOUNTS + "/ttl-controller");
  }

  @Test
  void aRefusedTokenIsDroppedButAnOlderOneIsNot() {
    tokens.token().join();
    tokens.drop("some older one");
    assertThat(tokens.token().join()).isEqualTo("t1");
    tokens.drop("t1");
    assertThat(tokens.token().join()).isEqualTo("t2");
  }
}
