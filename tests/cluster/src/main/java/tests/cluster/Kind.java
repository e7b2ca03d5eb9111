// SPDX-License-Identifier: Apache-2.0
package tests.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind as the server serves it. */
public record Kind(
    String group,
    String version,
    String kind,
    String resource,
    boolean namespaced,
    List<String> verbs) {

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The path of one object, or of the collection if {@code name} is null. */
  String path(@Nullable String namespace, @Nullable String name) {
    StringBuilder path = new StringBuilder(group.isEmpty() ? "/api/" : "/apis/");
    path.append(apiVersion());
    if (namespaced && namespace != null) {
      path.append("/namespaces/").append(namespace);
    }
    path.append('/').append(resource);
    if (name != null) {
      path.append('/').append(URLEncoder.encode(name, StandardCharsets.UTF_8));
    }
    return path.toString();
  }
}
