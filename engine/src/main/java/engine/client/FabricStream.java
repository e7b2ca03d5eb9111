// SPDX-License-Identifier: Apache-2.0
package engine.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands the chunks of one streamed answer to its sink, one call at a time. */
final class FabricStream implements ApiStream, AsyncBody.Consumer<List<ByteBuffer>> {
  private static final int MAX_REFUSAL_BYTES = 64 * 1024;

  private final ApiRequest request;
  private final String host;
  private final StreamSink sink;
  private @Nullable CompletableFuture<HttpResponse<AsyncBody>> exchange;
  private @Nullable AsyncBody body;
  private @Nullable ApiResponse refusalHead;
  private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();
  private volatile boolean ended;

  FabricStream(ApiRequest request, String host, StreamSink sink) {
    this.request = request;
    this.host = host;
    this.sink = sink;
  }

  void attach(
      CompletableFuture<HttpResponse<AsyncBody>> answer,
      Function<HttpResponse<AsyncBody>, ApiResponse> head,
      Function<Throwable, ApiException> failed) {
    synchronized (this) {
      exchange = answer;
    }
    CompletableFuture<HttpResponse<AsyncBody>> unused =
        answer.whenComplete(
            (response, failure) -> {
              if (failure != null) {
                end(failed.apply(failure));
              } else {
                answerBegan(response.body(), head.apply(response), failed);
              }
            });
  }

  private void answerBegan(
      AsyncBody chunks, ApiResponse head, Function<Throwable, ApiException> failed) {
    synchronized (this) {
      body = chunks;
      if (ended) {
        chunks.cancel();
        return;
      }
      if (head.isOk()) {
        sink.opened(head);
      } else {
        refusalHead = head;
      }
    }
    CompletableFuture<Void> unused =
        chunks
            .done()
            .whenComplete(
                (nothing, failure) -> end(failure == null ? refused() : failed.apply(failure)));
    chunks.consume();
  }

  @Override
  public void consume(List<ByteBuffer> chunks, AsyncBody source) {
    synchronized (this) {
      if (ended) {
        source.cancel();
        return;
      }
      try {
        for (ByteBuffer chunk : chunks) {
          deliver(chunk);
        }
      } catch (RuntimeException e) {
        end(ApiException.noAnswer("reading " + request + " from " + host + ": " + e, e));
        source.cancel();
        return;
      }
    }
    source.consume();
  }

  private void deliver(ByteBuffer chunk) {
    if (refusalHead == null) {
      sink.data(chunk);
      return;
    }
    byte[] bytes = new byte[Math.min(chunk.remaining(), MAX_REFUSAL_BYTES - refusal.size())];
    chunk.get(bytes);
    refusal.writeBytes(bytes);
  }

  private synchronized @Nullable ApiException refused() {
    ApiResponse head = refusalHead;
    if (head == null) {
      return null;
    }
    return ApiException.refused(
        "opening " + request + " at " + host + ": the server answered " + head.code(),
        new ApiResponse(head.code(), head.headers(), refusal.toByteArray()));
  }

  /** Ends the stream because its answer hasn't begun in time. */
  void answerOverdue() {
    end(
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
    end(null);
    release();
  }

  private synchronized void release() {
    if (body != null) {
      body.cancel();
    } else if (exchange != null) {
      exchange.cancel(true);
    }
  }

  private synchronized void end(@Nullable ApiException failure) {
    if (!ended) {
      ended = true;
      sink.ended(failure);
    }
  }
}
