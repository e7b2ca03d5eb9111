// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import java.util.List;
import java.util.Map;
import tests.cluster.Api;

/** Rights of users of a test cluster. */
final class Access {
  private static final List<String> ALL = List.of("*");

  private Access() {}

  /** Lets a user read everything. */
  static void readers(Api api, String user) {
    grant(api, user, "reads", ALL, List.of("get", "list", "watch"));
    grantPages(api, user);
  }

  /** Lets a user do something with resources of all groups. */
  static void grant(Api api, String user, String name, List<String> resources, List<String> verbs) {
    role(
        api,
        user,
        user + "-" + name,
        Map.of("apiGroups", ALL, "resources", resources, "verbs", verbs));
  }

  private static void grantPages(Api api, String user) {
    role(api, user, user + "-pages", Map.of("nonResourceURLs", ALL, "verbs", List.of("get")));
  }

  private static void role(Api api, String user, String name, Map<String, Object> rule) {
    api.create(
        Map.of(
            "apiVersion",
            "rbac.authorization.k8s.io/v1",
            "kind",
            "ClusterRole",
            "metadata",
            Map.of("name", name),
            "rules",
            List.of(rule)));
    api.create(
        Map.of(
            "apiVersion",
            "rbac.authorization.k8s.io/v1",
            "kind",
            "ClusterRoleBinding",
            "metadata",
            Map.of("name", name),
            "roleRef",
            Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", name),
            "subjects",
            List.of(
                Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "User", "name", user))));
  }
}
