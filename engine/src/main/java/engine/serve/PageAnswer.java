// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.client.Json;

/**
 * What a page answers.
 *
 * @param code HTTP status code
 * @param contentType media type of the text
 * @param text the body
 */
public record PageAnswer(int code, String contentType, String text) {
  private static final String PLAIN = "text/plain; charset=utf-8";

  /** Plain text with code 200. */
  public static PageAnswer text(String text) {
    return new PageAnswer(200, PLAIN, text);
  }

  /** Plain text with another code. */
  public static PageAnswer text(int code, String text) {
    return new PageAnswer(code, PLAIN, text);
  }

  /** A JSON text with code 200. */
  public static PageAnswer json(String text) {
    return new PageAnswer(200, "application/json", text);
  }

  /** What Go's server answers for a path it doesn't know. */
  public static PageAnswer notFound() {
    return text(404, "404 page not found\n");
  }

  static PageAnswer status(int code, String reason, String message) {
    String json =
        Json.object("v1", "Status")
            .put("status", "Failure")
            .put("message", message)
            .put("reason", reason)
            .put("code", code)
            .toPrettyString();
    return new PageAnswer(code, "application/json", json);
  }
}
