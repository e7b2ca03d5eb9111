// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.IntOrPercent;
import facts.meta.Pool;
import facts.meta.Wires;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A port that a service offers.
 *
 * @param name empty for none
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param port number that clients use
 * @param targetPort number, or name of a container port, that it leads to
 * @param nodePort number on every node; 0 for none
 * @param appProtocol application protocol, or null
 */
public record ServicePort(
    String name,
    String protocol,
    int port,
    IntOrPercent targetPort,
    int nodePort,
    @Nullable String appProtocol) {

  static ServicePort read(CodedInputStream in) throws IOException {
    String name = "";
    String protocol = "";
    int port = 0;
    IntOrPercent targetPort = IntOrPercent.of(0);
    int nodePort = 0;
    String appProtocol = null;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> name = Pool.text(in.readString());
        case 2 -> protocol = Pool.text(in.readString());
        case 3 -> port = in.readInt32();
        case 4 -> targetPort = IntOrPercent.read(in);
        case 5 -> nodePort = in.readInt32();
        case 6 -> appProtocol = Pool.text(in.readString());
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new ServicePort(name, protocol, port, targetPort, nodePort, appProtocol);
  }
}
