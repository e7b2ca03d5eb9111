// SPDX-License-Identifier: Apache-2.0
package engine.lease;

import engine.client.ApiException;
import engine.client.ApiResponse;
import engine.client.Json;
import engine.client.StreamSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cuts a watch of one Lease into lines and tells each version. */
final class LeaseWatch implements StreamSink {
  private static final int MAX_LINE_BYTES = 1 << 20;

  private final Consumer<StoredLease> changed;
  private final Runnable ended;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LeaseWatch(Consumer<StoredLease> changed, Runnable ended) {
    this.changed = changed;
    this.ended = ended;
  }

  @Override
  public void data(ByteBuffer chunk) {
    while (chunk.hasRemaining()) {
      byte b = chunk.get();
      if (b != '\n') {
        line.write(b);
        if (line.size() > MAX_LINE_BYTES) {
          throw ApiException.noAnswer("watching the Lease: a line is longer than 1 MiB", null);
        }
        continue;
      }
      ApiResponse event = new ApiResponse(200, Map.of(), line.toByteArray());
      line.reset();
      ApiLeaseStore.event(Json.parse(event)).ifPresent(changed);
    }
  }

  @Override
  public void ended(@Nullable ApiException failure) {
    ended.run();
  }
}
