// SPDX-License-Identifier: Apache-2.0
package engine.client;

import org.jspecify.annotations.Nullable;

/** A request that got no usable answer, with what was attempted and seen. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ApiResponse response;
  private final boolean sent;

  private ApiException(
      String message, @Nullable Throwable cause, @Nullable ApiResponse response, boolean sent) {
    super(message, cause);
    this.response = response;
    this.sent = sent;
  }

  /** The request never left this process. */
  public static ApiException notSent(String message, @Nullable Throwable cause) {
    return new ApiException(message, cause, null, false);
  }

  /** The request may have reached the server but no complete answer came back. */
  public static ApiException noAnswer(String message, @Nullable Throwable cause) {
    return new ApiException(message, cause, null, true);
  }

  /** The server refused the request with this answer. */
  public static ApiException refused(String message, ApiResponse response) {
    return new ApiException(message, null, response, true);
  }

  /** The server's refusal, null if none came. */
  public @Nullable ApiResponse response() {
    return response;
  }

  /** The status code of the refusal, 0 if none came. */
  public int code() {
    return response == null ? 0 : response.code();
  }

  /** Whether the request may have taken effect on the server. */
  public boolean sent() {
    return sent;
  }
}
