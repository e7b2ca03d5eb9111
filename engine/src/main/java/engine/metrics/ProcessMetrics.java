// SPDX-License-Identifier: Apache-2.0
package engine.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** What the process itself shows: version, feature gates, CPU, memory and open files. */
public final class ProcessMetrics {
  private ProcessMetrics() {}

  /** Adds the version, as {@code kubernetes_build_info} and {@code version_info}. */
  public static void version(MetricsRegistry registry, String gitVersion, String platform) {
    String[] parts = gitVersion.substring(1).split("\\.", -1);
    registry.info(
        "kubernetes_build_info",
        "Version this process stands in for.",
        "major",
        parts[0],
        "minor",
        parts[1],
        "git_version",
        gitVersion,
        "platform",
        platform);
    String minor = parts[0] + "." + parts[1];
    registry.info(
        "version_info",
        "Binary and emulated version.",
        "binary",
        gitVersion.substring(1),
        "component",
        "kube",
        "emulation",
        minor,
        "min_compat",
        parts[0] + "." + (Integer.parseInt(parts[1]) - 1));
  }

  /** Adds one feature gate. */
  public static void feature(MetricsRegistry registry, String name, String stage, boolean on) {
    AtomicInteger state = new AtomicInteger(on ? 1 : 0);
    registry.gauge(
        "kubernetes_feature_enabled",
        "State of feature gates.",
        state::get,
        "name",
        name,
        "stage",
        stage.equals("GA") ? "" : stage);
  }

  /** Adds use of the machine. */
  public static void resources(MetricsRegistry registry, Instant started) {
    double startedSeconds = started.toEpochMilli() / 1000.0;
    registry.gauge("process_start_time_seconds", "Start of the process.", () -> startedSeconds);
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.UnixOperatingSystemMXBean unix) {
      registry.gauge("process_open_fds", "Open files.", unix::getOpenFileDescriptorCount);
      registry.gauge("process_max_fds", "Most open files.", unix::getMaxFileDescriptorCount);
      registry.gauge(
          "process_virtual_memory_bytes", "Virtual memory.", unix::getCommittedVirtualMemorySize);
      registry.counterOf(
          "process_cpu_seconds_total", "CPU time used.", () -> unix.getProcessCpuTime() / 1e9);
    }
  }
}
