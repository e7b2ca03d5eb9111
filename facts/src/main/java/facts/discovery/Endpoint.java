// SPDX-License-Identifier: Apache-2.0
package facts.discovery;

import com.google.protobuf.CodedInputStream;
import facts.meta.Pool;
import facts.meta.Ref;
import facts.meta.Wires;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a slice.
 *
 * @param addresses addresses, the first one counts
 * @param ready whether traffic may go to it, or null for unknown
 * @param serving whether it answers, or null for unknown
 * @param terminating whether it is going away, or null for unknown
 * @param hostname or null
 * @param target the object behind it, or null
 * @param nodeName or null
 * @param zone or null
 * @param hintZones zones that it is meant for
 * @param hintNodes nodes that it is meant for
 */
public record Endpoint(
    List<String> addresses,
    @Nullable Boolean ready,
    @Nullable Boolean serving,
    @Nullable Boolean terminating,
    @Nullable String hostname,
    @Nullable Ref target,
    @Nullable String nodeName,
    @Nullable String zone,
    List<String> hintZones,
    List<String> hintNodes) {

  static Endpoint read(CodedInputStream in) throws IOException {
    List<String> addresses = new ArrayList<>(1);
    @Nullable Boolean[] conditions = new Boolean[4];
    String hostname = null;
    Ref target = null;
    String nodeName = null;
    String zone = null;
    List<String> zones = new ArrayList<>(0);
    List<String> nodes = new ArrayList<>(0);
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> addresses.add(in.readString());
        case 2 -> conditions(in, conditions);
        case 3 -> hostname = in.readString();
        case 4 -> target = target(in);
        case 6 -> nodeName = Pool.text(in.readString());
        case 7 -> zone = Pool.text(in.readString());
        case 8 -> hints(in, zones, nodes);
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Endpoint(
        List.copyOf(addresses),
        conditions[1],
        conditions[2],
        conditions[3],
        hostname,
        target,
        nodeName,
        zone,
        List.copyOf(zones),
        List.copyOf(nodes));
  }

  private static void conditions(CodedInputStream in, @Nullable Boolean[] conditions)
      throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = tag >>> 3;
      if (number < conditions.length) {
        conditions[number] = in.readBool();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static Ref target(CodedInputStream in) throws IOException {
    String kind = "";
    String namespace = "";
    String name = "";
    String uid = "";
    String apiVersion = "";
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> kind = Pool.text(in.readString());
        case 2 -> namespace = Pool.text(in.readString());
        case 3 -> name = in.readString();
        case 4 -> uid = in.readString();
        case 5 -> apiVersion = Pool.text(in.readString());
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Ref(apiVersion, kind, namespace, name, uid);
  }

  private static void hints(CodedInputStream in, List<String> zones, List<String> nodes)
      throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> zones.add(Wires.text(in, 1));
        case 2 -> nodes.add(Wires.text(in, 1));
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }
}
