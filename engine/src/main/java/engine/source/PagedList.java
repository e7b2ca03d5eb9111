// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One consistent list in pages, for servers without streaming lists. */
final class PagedList {
  /** Hears of one list, under the lock and only until it is closed. */
  interface Listener extends Format.Objects {
    void opened();

    void complete(long resourceVersion);

    void refused(ApiStatus status);

    void failed(String why);
  }

  static final int PAGE = 500;

  private final Object lock;
  private final Target target;
  private final ApiClient client;
  private final Listener listener;
  private boolean live = true;

  PagedList(Object lock, Target target, ApiClient client, Listener listener) {
    this.lock = lock;
    this.target = target;
    this.client = client;
    this.listener = listener;
  }

  /** Asks for the first page; to be called once, under the lock. */
  void open() {
    ask("");
  }

  /** Ends the list without a further call of the listener; to be called under the lock. */
  void close() {
    live = false;
  }

  private void ask(String token) {
    String path = target.path() + "?limit=" + PAGE;
    if (!token.isEmpty()) {
      path += "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
    ApiRequest request =
        ApiRequest.get(path).accepting(target.acceptList()).within(Duration.ofSeconds(60));
    var unused =
        client
            .send(request)
            .whenComplete(
                (answer, failure) -> {
                  synchronized (lock) {
                    if (live) {
                      answered(token.isEmpty(), answer, failure);
                    }
                  }
                });
  }

  private void answered(boolean first, @Nullable ApiResponse answer, @Nullable Throwable failure) {
    if (answer == null) {
      listener.failed("listing: " + Causes.text(failure));
    } else if (!answer.isOk()) {
      listener.refused(StatusReader.of(answer));
    } else {
      if (first) {
        listener.opened();
      }
      read(answer);
    }
  }

  private void read(ApiResponse answer) {
    Format format = target.formatOf(StatusReader.contentType(answer));
    Format.Page page;
    try {
      page = format.readPage(answer.body(), listener);
    } catch (IOException | RuntimeException e) {
      listener.failed(
          "a page of the list, " + answer.body().length + " bytes, is unreadable: " + e);
      return;
    }
    if (page.next().isEmpty()) {
      listener.complete(page.resourceVersion());
    } else {
      ask(page.next());
    }
  }
}
