// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer of the API server, whatever its status code.
 *
 * @param code HTTP status code
 * @param headers header values by name in lower case
 * @param body the bytes as received, empty if there were none
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are large and never compared
public record ApiResponse(int code, Map<String, List<String>> headers, byte[] body) {

  /** Whether the status code is 2xx. */
  public boolean isOk() {
    return code >= 200 && code < 300;
  }

  /** First value of a header, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
