// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Health pages in the form that Kubernetes components share: /healthz and its like. */
public final class HealthPages {
  private static final Logger LOG = LoggerFactory.getLogger(HealthPages.class);

  private final String word;
  private final Supplier<List<HealthCheck>> checks;

  /**
   * A page over checks that may change.
   *
   * @param word name of the page, for example {@code healthz}
   */
  public HealthPages(String word, Supplier<List<HealthCheck>> checks) {
    this.word = word;
    this.checks = checks;
  }

  /** Puts the page and one below it for each check onto a server. */
  public void addTo(SecureServer server) {
    server.page("/" + word, this::all);
    server.tree("/" + word + "/", this::one);
  }

  private PageAnswer all(PageRequest request) {
    List<String> excluded = new ArrayList<>();
    request
        .query()
        .getOrDefault("exclude", List.of())
        .forEach(value -> excluded.addAll(List.of(value.split(",", -1))));
    excluded.removeIf(String::isEmpty);
    StringBuilder lines = new StringBuilder();
    List<String> failed = new ArrayList<>();
    for (HealthCheck check : checks.get()) {
      if (excluded.remove(check.name())) {
        lines.append("[+]").append(check.name()).append(" excluded: ok\n");
        continue;
      }
      String problem = check.problem().get();
      if (problem == null) {
        lines.append("[+]").append(check.name()).append(" ok\n");
      } else {
        failed.add(check.name() + ": " + problem);
        lines.append("[-]").append(check.name()).append(" failed: reason withheld\n");
      }
    }
    if (!excluded.isEmpty()) {
      lines.append("warn: some health checks cannot be excluded: no matches for ");
      lines.append('"').append(String.join("\", \"", excluded)).append("\"\n");
    }
    if (!failed.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("page", word)
          .addKeyValue("failed", failed)
          .log("health check failed");
      return PageAnswer.text(500, lines + word + " check failed\n");
    }
    return PageAnswer.text(
        request.query().containsKey("verbose") ? lines + word + " check passed\n" : "ok");
  }

  private PageAnswer one(PageRequest request) {
    String name = request.path().substring(word.length() + 2);
    for (HealthCheck check : checks.get()) {
      if (check.name().equals(name)) {
        String problem = check.problem().get();
        return problem == null
            ? PageAnswer.text("ok")
            : PageAnswer.text(500, "internal server error: " + problem + "\n");
      }
    }
    return PageAnswer.notFound();
  }
}
