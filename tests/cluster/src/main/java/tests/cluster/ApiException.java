// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

/** An answer of the API server that is not a success. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  ApiException(String what, int code, String body) {
    super(what + ": " + code + " " + messageOf(body));
    this.code = code;
  }

  /** The HTTP code. */
  public int code() {
    return code;
  }

  private static String messageOf(String body) {
    if (!body.startsWith("{")) {
      return body.strip();
    }
    return Json.text(Json.parse(body), "message");
  }
}
