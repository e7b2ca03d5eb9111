// SPDX-License-Identifier: Apache-2.0
package engine.source;

import engine.client.ApiResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads why the server refused a request, from whatever it answered. */
final class StatusReader {
  private static final int LONGEST_TEXT = 300;

  private StatusReader() {}

  static String contentType(ApiResponse answer) {
    String type = answer.header("content-type");
    return type == null ? "" : type;
  }

  static ApiStatus of(ApiResponse answer) {
    ApiStatus status = body(answer);
    int code = status.code() == 0 ? answer.code() : status.code();
    return new ApiStatus(code, status.reason(), status.message(), wait(answer, status));
  }

  private static ApiStatus body(ApiResponse answer) {
    String type = contentType(answer);
    try {
      if (type.startsWith("application/vnd.kubernetes.protobuf")) {
        return ProtobufFormat.statusOf(answer.body());
      }
      if (type.startsWith("application/json")) {
        return JsonFormat.statusOf(answer.body());
      }
    } catch (IOException | RuntimeException e) {
      // Not a status after all: the text below says more than the parser's complaint.
    }
    String text = answer.text().strip();
    String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    return new ApiStatus(answer.code(), "", shown, Duration.ZERO);
  }

  private static Duration wait(ApiResponse answer, ApiStatus status) {
    Duration asked = seconds(answer.header("retry-after"));
    return asked.compareTo(status.retryAfter()) > 0 ? asked : status.retryAfter();
  }

  private static Duration seconds(@Nullable String header) {
    long seconds = header == null ? 0 : Format.version(header.strip());
    return Duration.ofSeconds(Math.min(seconds, 60));
  }
}
