// SPDX-License-Identifier: Apache-2.0
package engine.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands the chunks of one streamed answer to its sink, one call at a time.
 *
 * <p>Ending a stream never waits for a call of the sink that is under way: whoever makes that call
 * also tells the end afterwards. So a stream may be closed while holding locks that its sink takes.
 */
final class FabricStream implements ApiStream, AsyncBody.Consumer<List<ByteBuffer>> {
  private static final int MAX_REFUSAL_BYTES = 64 * 1024;

  /** How the stream ended. */
  private record End(@Nullable ApiException failure) {}

  private final ApiRequest request;
  private final String host;
  private final StreamSink sink;
  private final ReentrantLock calling = new ReentrantLock();
  private final AtomicReference<End> end = new AtomicReference<>();
  private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();
  private volatile @Nullable CompletableFuture<HttpResponse<AsyncBody>> exchange;
  private volatile @Nullable AsyncBody body;
  private volatile @Nullable ApiResponse refusalHead;
  private boolean endTold; // guarded by calling

  FabricStream(ApiRequest request, String host, StreamSink sink) {
    this.request = request;
    this.host = host;
    this.sink = sink;
  }

  void attach(
      CompletableFuture<HttpResponse<AsyncBody>> answer,
      Function<HttpResponse<AsyncBody>, ApiResponse> head,
      Function<Throwable, ApiException> failed) {
    exchange = answer;
    CompletableFuture<HttpResponse<AsyncBody>> unused =
        answer.whenComplete(
            (response, failure) -> {
              if (failure != null) {
                fail(failure, failed);
              } else {
                answerBegan(response.body(), head.apply(response), failed);
              }
            });
  }

  private void answerBegan(
      AsyncBody chunks, ApiResponse head, Function<Throwable, ApiException> failed) {
    body = chunks;
    if (head.isOk()) {
      call(() -> sink.opened(head));
    } else {
      refusalHead = head;
    }
    CompletableFuture<Void> unused =
        chunks
            .done()
            .whenComplete(
                (nothing, failure) -> {
                  if (failure == null) {
                    endWith(refused());
                  } else {
                    fail(failure, failed);
                  }
                });
    proceed(chunks);
  }

  @Override
  public void consume(List<ByteBuffer> chunks, AsyncBody source) {
    call(() -> chunks.forEach(this::deliver));
    proceed(source);
  }

  private void proceed(AsyncBody chunks) {
    if (end.get() == null) {
      chunks.consume();
    } else {
      chunks.cancel();
    }
  }

  private void call(Runnable delivery) {
    calling.lock();
    try {
      if (end.get() == null) {
        delivery.run();
      }
    } catch (RuntimeException e) {
      end.compareAndSet(
          null,
          new End(ApiException.noAnswer("reading " + request + " from " + host + ": " + e, e)));
    } finally {
      calling.unlock();
    }
    tellEnd();
  }

  private void deliver(ByteBuffer chunk) {
    if (refusalHead == null) {
      if (end.get() == null) {
        sink.data(chunk);
      }
      return;
    }
    byte[] bytes = new byte[Math.min(chunk.remaining(), MAX_REFUSAL_BYTES - refusal.size())];
    chunk.get(bytes);
    refusal.writeBytes(bytes);
  }

  private @Nullable ApiException refused() {
    ApiResponse head = refusalHead;
    if (head == null) {
      return null;
    }
    ApiResponse whole = new ApiResponse(head.code(), head.headers(), refusal.toByteArray());
    return ApiException.refused(
        "opening "
            + request
            + " at "
            + host
            + ": the server answered "
            + head.code()
            + ": "
            + Json.message(whole),
        whole);
  }

  /** Ends the stream because its answer hasn't begun in time. */
  void answerOverdue() {
    endWith(
        ApiException.noAnswer(
            "opening "
                + request
                + " at "
                + host
                + ": no answer within "
                + request.timeout().toMillis()
                + " ms",
            null));
    release();
  }

  @Override
  public void close() {
    endWith(null);
    release();
  }

  private void release() {
    AsyncBody chunks = body;
    CompletableFuture<HttpResponse<AsyncBody>> answer = exchange;
    if (chunks != null) {
      chunks.cancel();
    } else if (answer != null) {
      answer.cancel(true);
    }
  }

  /** Ends with a failure, unless the end that came first is its very cause. */
  private void fail(Throwable failure, Function<Throwable, ApiException> failed) {
    if (end.get() == null) {
      endWith(failed.apply(failure));
    }
  }

  private void endWith(@Nullable ApiException failure) {
    end.compareAndSet(null, new End(failure));
    tellEnd();
  }

  private void tellEnd() {
    End ended = end.get();
    // A call under way, also one of this very thread, tells the end when it is over.
    if (ended == null || calling.isHeldByCurrentThread() || !calling.tryLock()) {
      return;
    }
    try {
      if (!endTold) {
        endTold = true;
        sink.ended(ended.failure());
      }
    } finally {
      calling.unlock();
    }
  }
}
