// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What values must satisfy beyond their type; all faults are found at once.
 *
 * @source 00-controller-manager.md sections 2 and 3, Kubernetes 1.37
 */
public final class FlagChecks {
  private static final List<String> AT_LEAST_ONE =
      List.of(
          "concurrent-horizontal-pod-autoscaler-syncs",
          "concurrent-job-syncs",
          "concurrent-cron-job-syncs",
          "concurrent-statefulset-syncs",
          "concurrent-ephemeralvolume-syncs",
          "concurrent-resourceclaim-syncs",
          "concurrent-device-taint-eviction-syncs");
  private static final List<String> SIGNERS =
      List.of("kubelet-serving", "kubelet-client", "kube-apiserver-client", "legacy-unknown");

  private final FlagValues flags;
  private final List<String> errors = new ArrayList<>();

  private FlagChecks(FlagValues flags) {
    this.flags = flags;
  }

  /**
   * Finds all faults.
   *
   * @param present canonical names of the controllers that are there
   * @return one message a fault, empty if all is well
   */
  public static List<String> errors(
      FlagValues flags, ControllerTable controllers, Set<String> present) {
    FlagChecks checks = new FlagChecks(flags);
    checks.checkControllers(controllers, present);
    checks.checkProcess();
    checks.checkLeaderElection();
    checks.checkCounts();
    checks.checkSigning();
    return checks.errors;
  }

  /** Joins faults as Kubernetes does: one alone as it is, several in brackets. */
  public static String joined(List<String> errors) {
    return errors.size() == 1 ? errors.get(0) : "[" + String.join(", ", errors) + "]";
  }

  private void checkControllers(ControllerTable controllers, Set<String> present) {
    ControllerChoice choice = new ControllerChoice(controllers, flags.strings("controllers"));
    errors.addAll(choice.errors());
    for (String name : choice.named()) {
      if (!present.contains(name)) {
        errors.add(
            "\""
                + name
                + "\" is asked for by --controllers but is not implemented here yet;"
                + " leave it out and run it elsewhere");
      }
    }
  }

  private void checkProcess() {
    int port = flags.integer("secure-port");
    require(
        port >= 0 && port <= 65535,
        "--secure-port " + port + " must be between 0 and 65535, inclusive. 0 turns it off");
    boolean cert = !flags.text("tls-cert-file").isEmpty();
    boolean key = !flags.text("tls-private-key-file").isEmpty();
    require(cert || !key, "missing filename for serving cert");
    require(key || !cert, "missing filename for serving cert private key");
    String minimum = flags.text("tls-min-version");
    require(
        Set.of("", "VersionTLS10", "VersionTLS11", "VersionTLS12", "VersionTLS13")
            .contains(minimum),
        "unknown tls version \"" + minimum + "\"");
    String provider = flags.text("cloud-provider");
    require(
        provider.isEmpty() || provider.equals("external"),
        "cloud provider \""
            + provider
            + "\" was specified, but built-in cloud providers are"
            + " disabled. Please set --cloud-provider=external and migrate to an external cloud"
            + " provider");
    String allocator = flags.text("cidr-allocator-type");
    require(
        allocator.equals("RangeAllocator"),
        "built-in cloud providers are disabled. The ipam " + allocator + " is not available");
    String format = flags.text("logging-format");
    require(
        Set.of("text", "json").contains(format),
        "format: Invalid value: \"" + format + "\": Unsupported log format");
    require(
        flags.duration("attach-detach-reconcile-sync-period").toMillis() >= 1000,
        "duration time must be greater than one second as set via command line option"
            + " reconcile-sync-loop-period");
  }

  private void checkLeaderElection() {
    if (!flags.bool("leader-elect")) {
      require(
          !flags.bool("enable-leader-migration"), "--enable-leader-migration needs --leader-elect");
      return;
    }
    require(
        flags.text("leader-elect-resource-lock").equals("leases"),
        "resourceLock value must be \"leases\"");
    long lease = flags.duration("leader-elect-lease-duration").toNanos();
    long renew = flags.duration("leader-elect-renew-deadline").toNanos();
    long retry = flags.duration("leader-elect-retry-period").toNanos();
    require(
        lease > renew && renew > 1.2 * retry && retry > 0,
        "--leader-elect-lease-duration "
            + flags.shown("leader-elect-lease-duration")
            + " must be greater than --leader-elect-renew-deadline "
            + flags.shown("leader-elect-renew-deadline")
            + ", and that greater than 1.2 times --leader-elect-retry-period "
            + flags.shown("leader-elect-retry-period")
            + "; all greater than 0");
    require(
        !flags.bool("enable-leader-migration"),
        "--enable-leader-migration is not implemented here yet");
  }

  private void checkCounts() {
    for (String name : AT_LEAST_ONE) {
      int value = flags.integer(name);
      require(value >= 1, name + " must be greater than 0, but got " + value);
    }
    checkRange("concurrent-service-endpoint-syncs", 50);
    checkRange("max-endpoints-per-slice", 1000);
    checkRange("mirroring-concurrent-service-endpoint-syncs", 50);
    checkRange("mirroring-max-endpoints-per-subset", 1000);
  }

  private void checkRange(String name, int most) {
    int value = flags.integer(name);
    require(value >= 1, name + " must not be less than 1, but got " + value);
    require(value <= most, name + " must not be more than " + most + ", but got " + value);
  }

  private void checkSigning() {
    boolean specific = false;
    for (String signer : SIGNERS) {
      String prefix = "cluster-signing-" + signer;
      boolean cert = !flags.text(prefix + "-cert-file").isEmpty();
      boolean key = !flags.text(prefix + "-key-file").isEmpty();
      require(key || !cert, "\"" + prefix + "\": cannot specify cert without key");
      require(cert || !key, "\"" + prefix + "\": cannot specify key without cert");
      specific |= cert || key;
    }
    boolean common =
        !flags.text("cluster-signing-cert-file").isEmpty()
            || !flags.text("cluster-signing-key-file").isEmpty();
    require(
        !specific || !common,
        "cannot specify --cluster-signing-{cert,key}-file and other --cluster-signing-*-file"
            + " flags at the same time");
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      errors.add(message);
    }
  }
}
