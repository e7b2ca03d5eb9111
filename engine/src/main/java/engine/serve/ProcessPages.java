// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.flags.Flag;
import engine.flags.FlagValues;
import engine.log.LogSetup;
import engine.metrics.MetricsRegistry;
import engine.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Pages about the process: metrics, flags, state, configuration and log level. */
public final class ProcessPages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String NOTE =
      "Warning: for people only; the form of this page may change in any version.\n";

  private final FlagValues flags;
  private final String version;
  private final Clock clock;
  private final Instant started;

  /** Pages of a process that started now. */
  public ProcessPages(FlagValues flags, String version, Clock clock) {
    this.flags = flags;
    this.version = version;
    this.clock = clock;
    started = clock.now();
  }

  /** Puts all pages onto a server. */
  public void addTo(
      SecureServer server, MetricsRegistry metrics, Supplier<List<HealthCheck>> checks) {
    server.page(
        "/metrics", request -> new PageAnswer(200, MetricsRegistry.CONTENT_TYPE, metrics.text()));
    SliPage slis = new SliPage(started, checks);
    server.page("/metrics/slis", slis);
    server.page("/configz", request -> PageAnswer.json(Configz.text(flags)));
    server.page("/flagz", request -> PageAnswer.text(flagz()));
    server.page("/statusz", request -> PageAnswer.text(statusz(server.paths())));
    server.page("/debug/flags/v", ProcessPages::logLevel);
  }

  private String flagz() {
    StringBuilder text = new StringBuilder("\nkube-controller-manager flagz\n").append(NOTE);
    flags.table().all().stream()
        .map(Flag::name)
        .sorted(Comparator.naturalOrder())
        .forEach(name -> text.append(name).append('=').append(flags.shown(name)).append('\n'));
    return text.toString();
  }

  private String statusz(List<String> paths) {
    Duration up = Duration.between(started, clock.now());
    return "\nkube-controller-manager statusz\n"
        + NOTE
        + "\nStarted: "
        + TIME.format(started)
        + "\nUp: "
        + up.toHours()
        + " hr "
        + String.format(Locale.ROOT, "%02d min %02d sec", up.toMinutesPart(), up.toSecondsPart())
        + "\nJava version: "
        + Runtime.version()
        + "\nBinary version: "
        + version
        + "\nPaths: "
        + String.join(" ", paths)
        + "\n";
  }

  private static PageAnswer logLevel(PageRequest request) {
    if (!request.method().equals("PUT")) {
      return PageAnswer.text(405, "unsupported http method; PUT a number\n");
    }
    String value = request.body().strip();
    if (!value.matches("[0-9]{1,2}")) {
      return PageAnswer.text(
          400, "failed to set the verbosity to \"" + value + "\": not a number\n");
    }
    LogSetup.verbosity(Integer.parseInt(value));
    return PageAnswer.text("successfully set klog.logging.verbosity to " + value);
  }
}
