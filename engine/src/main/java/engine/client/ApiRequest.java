// SPDX-License-Identifier: Apache-2.0
package engine.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to the API server.
 *
 * @param method HTTP method in upper case
 * @param path absolute path with its query, already encoded
 * @param accept value of the Accept header
 * @param contentType media type of the body, null without a body
 * @param body bytes to send, not copied; null without a body
 * @param timeout longest wait for the whole answer; for a stream, until the answer begins
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are large and never compared
public record ApiRequest(
    String method,
    String path,
    String accept,
    @Nullable String contentType,
    byte @Nullable [] body,
    Duration timeout) {

  /** Media type of JSON objects. */
  public static final String JSON = "application/json";

  /** Media type of Kubernetes' protobuf envelope. */
  public static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

  /** Longest wait for an answer unless the caller says otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  public ApiRequest {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path is \"" + path + "\"; must begin with /");
    }
  }

  /** A read that answers JSON. */
  public static ApiRequest get(String path) {
    return new ApiRequest("GET", path, JSON, null, null, DEFAULT_TIMEOUT);
  }

  /** A request with a JSON body that answers JSON. */
  public static ApiRequest json(String method, String path, byte[] body) {
    return new ApiRequest(method, path, JSON, JSON, body, DEFAULT_TIMEOUT);
  }

  /** A request without a body that answers JSON, for example a plain DELETE. */
  public static ApiRequest of(String method, String path) {
    return new ApiRequest(method, path, JSON, null, null, DEFAULT_TIMEOUT);
  }

  /** The same request asking for another media type. */
  public ApiRequest accepting(String mediaTypes) {
    return new ApiRequest(method, path, mediaTypes, contentType, body, timeout);
  }

  /** The same request with another body. */
  public ApiRequest with(String mediaType, byte[] bytes) {
    return new ApiRequest(method, path, accept, mediaType, bytes, timeout);
  }

  /** The same request with another time limit. */
  public ApiRequest within(Duration limit) {
    return new ApiRequest(method, path, accept, contentType, body, limit);
  }

  /** Whether the request changes nothing on the server: GET and HEAD. */
  public boolean isRead() {
    return "GET".equals(method) || "HEAD".equals(method);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
