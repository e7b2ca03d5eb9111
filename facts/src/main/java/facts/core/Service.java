// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.LabelSelector;
import facts.meta.ObjectMeta;
import facts.meta.Pool;
import facts.meta.Selecting;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service. */
public final class Service extends ClusterObject implements Selecting {
  private final Spec spec;
  private final LabelSelector selector;

  /** What the spec says. */
  private static final class Spec {
    Map<String, String> selector = new HashMap<>(4);
    final List<ServicePort> ports = new ArrayList<>(2);
    String type = "";
    String clusterIp = "";
    final List<String> clusterIps = new ArrayList<>(1);
    final List<String> ipFamilies = new ArrayList<>(1);
    String externalName = "";
    boolean publishNotReadyAddresses;
    String trafficDistribution = "";
  }

  private Service(Kind kind, ObjectMeta meta, @Nullable Whole whole, Spec spec) {
    super(kind, meta, whole);
    this.spec = spec;
    // Protobuf cannot tell an empty map from none: both mean that the service selects nothing.
    this.selector =
        spec.selector.isEmpty()
            ? LabelSelector.NOTHING
            : LabelSelector.of(spec.selector, List.of());
  }

  /** Reads the message of a Service. */
  public static Service read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    Spec spec = new Spec();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case 2 -> spec(in, spec);
        default -> in.skipField(tag);
      }
    }
    return new Service(kind, meta, whole, spec);
  }

  private static void spec(CodedInputStream in, Spec spec) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> spec.ports.add(ServicePort.read(in));
        case 2 -> spec.selector = Wires.entry(in, spec.selector);
        case 3 -> spec.clusterIp = in.readString();
        case 4 -> spec.type = Pool.text(in.readString());
        case 10 -> spec.externalName = in.readString();
        case 13 -> spec.publishNotReadyAddresses = in.readBool();
        case 18 -> spec.clusterIps.add(in.readString());
        case 19 -> spec.ipFamilies.add(Pool.text(in.readString()));
        case 23 -> spec.trafficDistribution = Pool.text(in.readString());
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  /** Labels of its pods; {@link LabelSelector#NOTHING} when it has no selector. */
  @Override
  public LabelSelector getSelector() {
    return selector;
  }

  /** Ports it offers. */
  public List<ServicePort> getPorts() {
    return List.copyOf(spec.ports);
  }

  /** {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}. */
  public String getType() {
    return spec.type;
  }

  /** Its main address, {@code None} for a headless one, empty for none. */
  public String getClusterIp() {
    return spec.clusterIp;
  }

  /** Its addresses, the first one its main one. */
  public List<String> getClusterIps() {
    return List.copyOf(spec.clusterIps);
  }

  /** {@code IPv4} and {@code IPv6}, in order; empty when not said. */
  public List<String> getIpFamilies() {
    return List.copyOf(spec.ipFamilies);
  }

  /** Name that it is an alias of; empty for none. */
  public String getExternalName() {
    return spec.externalName;
  }

  /** Whether pods that are not ready count as ready. */
  public boolean isPublishNotReadyAddresses() {
    return spec.publishNotReadyAddresses;
  }

  /** Wish for the distribution of traffic; empty for none. */
  public String getTrafficDistribution() {
    return spec.trafficDistribution;
  }
}
