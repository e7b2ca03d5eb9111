// SPDX-License-Identifier: Apache-2.0
package facts.discovery;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Pool;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice of the endpoints of a service. Its endpoints are held once, in the kept object, and read
 * from there on demand.
 */
public final class EndpointSlice extends ClusterObject {
  private static final int ENDPOINTS = 2;

  private final String addressType;
  private final List<Port> ports;
  private final int endpointCount;

  /**
   * A port of all endpoints of a slice.
   *
   * @param name or null
   * @param protocol or null
   * @param port or null for every port
   * @param appProtocol or null
   */
  public record Port(
      @Nullable String name,
      @Nullable String protocol,
      @Nullable Integer port,
      @Nullable String appProtocol) {

    private static Port read(CodedInputStream in) throws IOException {
      String name = null;
      String protocol = null;
      Integer port = null;
      String appProtocol = null;
      int limit = Wires.enter(in);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag >>> 3) {
          case 1 -> name = Pool.text(in.readString());
          case 2 -> protocol = Pool.text(in.readString());
          case 3 -> port = in.readInt32();
          case 4 -> appProtocol = Pool.text(in.readString());
          default -> in.skipField(tag);
        }
      }
      in.popLimit(limit);
      return new Port(name, protocol, port, appProtocol);
    }
  }

  private EndpointSlice(
      Kind kind,
      ObjectMeta meta,
      @Nullable Whole whole,
      String addressType,
      List<Port> ports,
      int endpointCount) {
    super(kind, meta, whole);
    this.addressType = addressType;
    this.ports = Pool.shared(List.copyOf(ports));
    this.endpointCount = endpointCount;
  }

  /** Reads the message of an EndpointSlice. */
  public static EndpointSlice read(Kind kind, CodedInputStream in, @Nullable Whole whole)
      throws IOException {
    ObjectMeta meta = ObjectMeta.empty();
    String addressType = "";
    List<Port> ports = new ArrayList<>(2);
    int endpoints = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> meta = ObjectMeta.read(in);
        case ENDPOINTS -> {
          endpoints++;
          in.skipField(tag);
        }
        case 3 -> ports.add(Port.read(in));
        case 4 -> addressType = Pool.text(in.readString());
        default -> in.skipField(tag);
      }
    }
    return new EndpointSlice(kind, meta, whole, addressType, ports, endpoints);
  }

  /** {@code IPv4}, {@code IPv6} or {@code FQDN}. */
  public String getAddressType() {
    return addressType;
  }

  /** Ports of all its endpoints. */
  public List<Port> getPorts() {
    return ports;
  }

  /** How many endpoints it has. */
  public int getEndpointCount() {
    return endpointCount;
  }

  /** Its endpoints, in their order; read anew at each call. */
  public List<Endpoint> getEndpoints() {
    return readWhole(
        List.of(),
        in -> {
          List<Endpoint> endpoints = new ArrayList<>(endpointCount);
          for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == ENDPOINTS) {
              endpoints.add(Endpoint.read(in));
            } else {
              in.skipField(tag);
            }
          }
          return List.copyOf(endpoints);
        });
  }
}
