// SPDX-License-Identifier: Apache-2.0
package rules.rootcacertificatepublisher;

import facts.core.ConfigMap;
import java.util.Map;

/** The config map that holds the CA bundle. */
public final class RootCa {
  private static final String NAME = "kube-root-ca.crt";
  private static final String DATA_KEY = "ca.crt";
  private static final String DESCRIPTION_KEY = "kubernetes.io/description";
  private static final String DESCRIPTION =
      "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
          + " endpoints such as the internal service IP or kubernetes.default.svc. No other usage"
          + " is guaranteed across distributions of Kubernetes clusters.";

  private RootCa() {}

  /** Name of the config map in every namespace. */
  public static String configMapName() {
    return NAME;
  }

  /** Key of the annotation that describes it. */
  public static String descriptionKey() {
    return DESCRIPTION_KEY;
  }

  /** The description that it gets. */
  public static String description() {
    return DESCRIPTION;
  }

  /** All the data it may hold. */
  public static Map<String, Object> data(String ca) {
    return Map.of(DATA_KEY, ca);
  }

  /** The config map as it is created. */
  public static Map<String, Object> body(String ca) {
    return Map.of(
        "metadata", Map.of("annotations", Map.of(DESCRIPTION_KEY, DESCRIPTION)), "data", data(ca));
  }

  /**
   * Whether nothing needs repair: the data is the bundle alone and there is some description.
   *
   * @param ca the bundle, as PEM text; empty when the manager has none
   * @source root-ca-certificate-publisher-controller.md ok, Kubernetes 1.37
   */
  public static boolean publishes(ConfigMap published, String ca) {
    return published.getData().equals(data(ca))
        && !published.getAnnotations().getOrDefault(DESCRIPTION_KEY, "").isEmpty();
  }
}
