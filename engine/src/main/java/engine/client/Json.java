// SPDX-License-Identifier: Apache-2.0
package engine.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small JSON bodies of the process's own calls: Leases, tokens, reviews, events. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An object with its apiVersion and kind set. */
  public static ObjectNode object(String apiVersion, String kind) {
    return object().put("apiVersion", apiVersion).put("kind", kind);
  }

  /** The bytes of a tree. */
  public static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  /**
   * Parses the body of an answer.
   *
   * @throws ApiException if it is no JSON object
   */
  public static ObjectNode parse(ApiResponse response) {
    try {
      if (MAPPER.readTree(response.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw ApiException.refused(
          "parsing an answer with code " + response.code() + ": " + e.getOriginalMessage(),
          response);
    }
    throw ApiException.refused(
        "parsing an answer with code " + response.code() + ": not a JSON object", response);
  }

  /** What a Status answer says in its message, else the start of the body. */
  public static String message(ApiResponse response) {
    try {
      String message = parse(response).path("message").asString("");
      if (!message.isEmpty()) {
        return message;
      }
    } catch (ApiException e) {
      // not JSON: the text itself is all there is
    }
    String text = response.text().strip();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
