// SPDX-License-Identifier: Apache-2.0
package rules.endpointslice;

import facts.discovery.EndpointSlice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A slice that is missing. */
public final class NewSlice {
  private final String family;
  private final List<Object> ports;
  private final List<Object> endpoints;
  private final boolean placeholder;
  private final @Nullable EndpointSlice reused;

  NewSlice(
      String family,
      List<Object> ports,
      List<Object> endpoints,
      boolean placeholder,
      @Nullable EndpointSlice reused) {
    this.family = family;
    this.ports = ports;
    this.endpoints = endpoints;
    this.placeholder = placeholder;
    this.reused = reused;
  }

  /** {@code IPv4} or {@code IPv6}. */
  public String getFamily() {
    return family;
  }

  /** Its ports in the JSON form. */
  public List<Object> getPorts() {
    return ports;
  }

  /** Its endpoints in the JSON form. */
  public List<Object> getEndpoints() {
    return endpoints;
  }

  /** Whether it only shows that the service has no endpoint of the family. */
  public boolean isPlaceholder() {
    return placeholder;
  }

  /** Whether it takes the name of a slice that is not wanted any more. */
  public boolean isReusing() {
    return reused != null;
  }

  /** The slice whose name it takes. */
  public EndpointSlice getReused() {
    return Objects.requireNonNull(reused);
  }

  /** The whole object for its creation. */
  public Map<String, Object> body(ServiceState service) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("labels", service.getSliceLabels());
    metadata.put("ownerReferences", service.getOwnerReferences());
    if (service.isTriggered()) {
      metadata.put("annotations", service.getTriggerAnnotations());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("metadata", metadata);
    body.put("addressType", family);
    body.put("endpoints", endpoints);
    body.put("ports", ports);
    return body;
  }
}
