// SPDX-License-Identifier: Apache-2.0
package facts.core;

import com.google.protobuf.CodedInputStream;
import facts.meta.ClusterObject;
import facts.meta.Condition;
import facts.meta.Kind;
import facts.meta.ObjectMeta;
import facts.meta.Pool;
import facts.meta.Whole;
import facts.meta.Wires;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A pod. */
public final class Pod extends ClusterObject {
  private static final Condition.Numbers CONDITION = new Condition.Numbers(4, 0, 3, 5, 6);

  private final Spec spec;
  private final String phase;
  private final String nodeName;
  private final List<String> podIps;
  private final List<Condition> shapes;
  private final long[] transitions;
  private final int restarts;
  private final int sidecarRestarts;

  /**
   * What rules read of a pod's spec; equal ones are shared.
   *
   * @param hostname wanted host name; empty for none
   * @param subdomain wanted subdomain; empty for none
   * @param serviceAccountName empty for none
   * @param terminationGraceSeconds wanted grace period, or null
   * @param ports ports of the containers, then of the restartable init containers
   * @param tolerations tolerated taints
   * @param sidecars names of the restartable init containers
   */
  public record Spec(
      String hostname,
      String subdomain,
      String serviceAccountName,
      @Nullable Long terminationGraceSeconds,
      List<Port> ports,
      List<Toleration> tolerations,
      List<String> sidecars) {}

  /**
   * A port of a container.
   *
   * @param name empty for none
   * @param port number
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   */
  public record Port(String name, int port, String protocol) {}

  private Pod(Kind kind, Parts parts) {
    super(kind, parts.meta, null);
    parts.ports.addAll(parts.sidecarPorts);
    this.spec =
        Pool.shared(
            new Spec(
                parts.hostname,
                parts.subdomain,
                parts.serviceAccountName,
                parts.graceSeconds,
                List.copyOf(parts.ports),
                List.copyOf(parts.tolerations),
                List.copyOf(parts.sidecars)));
    this.phase = parts.phase;
    this.nodeName = parts.nodeName;
    this.podIps = List.copyOf(parts.podIps);
    this.shapes = Pool.shared(parts.conditions.stream().map(Pod::withoutTransition).toList());
    this.transitions = parts.conditions.stream().mapToLong(Pod::transition).toArray();
    this.restarts = parts.restarts;
    this.sidecarRestarts =
        parts.initRestarts.stream()
            .filter(status -> parts.sidecars.contains(status.name))
            .mapToInt(Restarts::count)
            .max()
            .orElse(0);
  }

  private record Restarts(String name, int count) {}

  /** What is gathered while a pod is read. */
  private static final class Parts {
    ObjectMeta meta = ObjectMeta.empty();
    String hostname = "";
    String subdomain = "";
    String serviceAccountName = "";
    @Nullable Long graceSeconds;
    String phase = "";
    String nodeName = "";
    int restarts;
    final List<Port> ports = new ArrayList<>();
    final List<Port> sidecarPorts = new ArrayList<>();
    final List<Toleration> tolerations = new ArrayList<>();
    final List<String> sidecars = new ArrayList<>();
    final List<String> podIps = new ArrayList<>(2);
    final List<Condition> conditions = new ArrayList<>(5);
    final List<Restarts> initRestarts = new ArrayList<>(0);
  }

  /** Reads the message of a Pod. */
  public static Pod read(Kind kind, CodedInputStream in, @Nullable Whole whole) throws IOException {
    Parts parts = new Parts();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> parts.meta = ObjectMeta.read(in);
        case 2 -> spec(in, parts);
        case 3 -> status(in, parts);
        default -> in.skipField(tag);
      }
    }
    return new Pod(kind, parts);
  }

  private static void spec(CodedInputStream in, Parts parts) throws IOException {
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 2 -> container(in, parts, false);
        case 4 -> parts.graceSeconds = in.readInt64();
        case 8 -> parts.serviceAccountName = Pool.text(in.readString());
        case 10 -> parts.nodeName = Pool.text(in.readString());
        case 16 -> parts.hostname = in.readString();
        case 17 -> parts.subdomain = Pool.text(in.readString());
        case 20 -> container(in, parts, true);
        case 22 -> parts.tolerations.add(Toleration.read(in));
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
  }

  private static void container(CodedInputStream in, Parts parts, boolean init) throws IOException {
    String name = "";
    boolean restartable = false;
    List<Port> ports = new ArrayList<>(2);
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> name = Pool.text(in.readString());
        case 6 -> ports.add(port(in));
        case 24 -> restartable = in.readString().equals("Always");
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    if (!init) {
      parts.ports.addAll(ports);
    } else if (restartable) {
      parts.sidecarPorts.addAll(ports);
      parts.sidecars.add(name);
    }
  }

  private static Port port(CodedInputStream in) throws IOException {
    String name = "";
    int number = 0;
    String protocol = "";
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> name = Pool.text(in.readString());
        case 3 -> number = in.readInt32();
        case 4 -> protocol = Pool.text(in.readString());
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Port(name, number, protocol);
  }

  private static void status(CodedInputStream in, Parts parts) throws IOException {
    String podIp = "";
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> parts.phase = Pool.text(in.readString());
        case 2 -> parts.conditions.add(Condition.read(in, CONDITION));
        case 6 -> podIp = in.readString();
        case 8 -> parts.restarts = Math.max(parts.restarts, restarts(in).count);
        case 10 -> parts.initRestarts.add(restarts(in));
        case 12 -> parts.podIps.add(ip(in));
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    if (parts.podIps.isEmpty() && !podIp.isEmpty()) {
      parts.podIps.add(podIp);
    }
  }

  private static String ip(CodedInputStream in) throws IOException {
    String ip = "";
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        ip = in.readString();
      } else {
        in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return ip;
  }

  private static Restarts restarts(CodedInputStream in) throws IOException {
    String name = "";
    int count = 0;
    int limit = Wires.enter(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> name = Pool.text(in.readString());
        case 5 -> count = in.readInt32();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(limit);
    return new Restarts(name, count);
  }

  /**
   * {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}; empty
   * when not said.
   */
  public String getPhase() {
    return phase;
  }

  /** Node it runs on; empty when it is not scheduled. */
  public String getNodeName() {
    return nodeName;
  }

  /** Its addresses, the first one its main one. */
  public List<String> getPodIps() {
    return podIps;
  }

  // Thousands of pods have the same conditions but for the times: the conditions are shared, the
  // times kept apart.
  private static Condition withoutTransition(Condition condition) {
    return condition.withTransition(null);
  }

  private static long transition(Condition condition) {
    Instant at = condition.lastTransitionTime();
    return at == null ? Wires.NO_TIME : at.getEpochSecond();
  }

  private Condition condition(int index) {
    return shapes.get(index).withTransition(Wires.instant(transitions[index]));
  }

  private int indexOf(String type) {
    for (int i = 0; i < transitions.length; i++) {
      if (shapes.get(i).type().equals(type)) {
        return i;
      }
    }
    return -1;
  }

  /** Conditions of its status. */
  public List<Condition> getConditions() {
    return IntStream.range(0, transitions.length).mapToObj(this::condition).toList();
  }

  /** The first condition of a type, or null. */
  public @Nullable Condition condition(String type) {
    int index = indexOf(type);
    return index < 0 ? null : condition(index);
  }

  /** Whether its Ready condition is True. */
  public boolean isReady() {
    int index = indexOf("Ready");
    return index >= 0 && shapes.get(index).isTrue();
  }

  /** When its Ready condition last changed, or null. */
  public @Nullable Instant getReadyChanged() {
    Condition ready = condition("Ready");
    return ready == null ? null : ready.lastTransitionTime();
  }

  /** Whether it has finished: phase Succeeded or Failed. */
  public boolean isTerminal() {
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /** Whether it neither has finished nor is being deleted. */
  public boolean isActive() {
    return !isTerminal() && !isDeleting();
  }

  /** Whether it is being deleted and has not finished. */
  public boolean isTerminating() {
    return isDeleting() && !isTerminal();
  }

  /** Most restarts of a container. */
  public int getRestarts() {
    return restarts;
  }

  /** Most restarts of a restartable init container. */
  public int getSidecarRestarts() {
    return sidecarRestarts;
  }

  /** Wanted host name; empty for none. */
  public String getHostname() {
    return spec.hostname;
  }

  /** Wanted subdomain; empty for none. */
  public String getSubdomain() {
    return spec.subdomain;
  }

  /** Service account; empty for none. */
  public String getServiceAccountName() {
    return spec.serviceAccountName;
  }

  /** Wanted grace period in seconds, or null. */
  public @Nullable Long getTerminationGracePeriodSeconds() {
    return spec.terminationGraceSeconds;
  }

  /** Ports of its containers, then of its restartable init containers. */
  public List<Port> getPorts() {
    return spec.ports;
  }

  /** Taints it tolerates. */
  public List<Toleration> getTolerations() {
    return spec.tolerations;
  }
}
