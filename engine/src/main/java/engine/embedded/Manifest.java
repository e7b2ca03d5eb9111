// SPDX-License-Identifier: Apache-2.0
package engine.embedded;

import engine.client.ApiClient;
import engine.client.ApiRequest;
import engine.client.ApiResponse;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.schema.Json;
import facts.schema.SchemaException;
import java.util.Map;

/** Creates objects as they are written in manifests; a status that is written there counts too. */
public final class Manifest {
  private Manifest() {}

  /**
   * Creates an object.
   *
   * @param tree its JSON form
   * @param object the fact that it gives
   * @return what went wrong; empty when nothing did
   */
  public static String create(ApiClient client, Map<String, Object> tree, ClusterObject object) {
    Kind kind = object.kind();
    String namespace = object.getNamespace().isEmpty() ? "default" : object.getNamespace();
    String path =
        (kind.group().isEmpty() ? "/api/" : "/apis/" + kind.group() + "/")
            + kind.version()
            + (kind.namespaced() ? "/namespaces/" + namespace : "")
            + "/"
            + kind.resource();
    ApiResponse made = client.send(ApiRequest.json("POST", path, Json.write(tree))).join();
    if (made.isOk() && !Trees.map(tree, "status").isEmpty()) {
      String name = Trees.text(Json.readObject(made.body()), "metadata", "name");
      ApiRequest status =
          ApiRequest.of("PATCH", path + "/" + name + "/status")
              .with(
                  "application/merge-patch+json",
                  Json.write(Trees.of("status", tree.get("status"))));
      made = client.send(status).join();
    }
    return made.isOk() ? "" : "creating " + kind.kind() + " " + object.key() + ": " + text(made);
  }

  private static String text(ApiResponse response) {
    try {
      String message = Trees.text(Json.readObject(response.body()), "message");
      return message.isEmpty() ? "the server answered " + response.code() : message;
    } catch (SchemaException e) {
      return "the server answered " + response.code();
    }
  }
}
