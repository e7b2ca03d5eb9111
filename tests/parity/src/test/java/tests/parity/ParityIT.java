// SPDX-License-Identifier: Apache-2.0
package tests.parity;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tests.cluster.TestCluster;

/**
 * Runs the scripts under {@code tests/parity/scripts} in both lanes, one test a script.
 *
 * <p>{@code -Dparity.scripts=GLOB} selects by id ({@code deployment/*}); {@code
 * -Dparity.drover=PATH} names our command; {@code -Dparity.ours=real} compares the reference
 * manager with itself, which proves the scripts stable.
 */
final class ParityIT {
  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    Path folder = TestCluster.repository().resolve("tests/parity/scripts");
    Templates templates = new Templates(Script.yaml(folder.resolve("templates.yaml")));
    List<Script> scripts = select(folder);
    if (scripts.isEmpty()) {
      return fail("-Dparity.scripts=%s matches no script under %s", glob(), folder);
    }
    Map<Script, Verdict> verdicts = Lanes.run(scripts, templates, ours());
    Report.print(verdicts);
    return verdicts.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey().id(), () -> judge(entry.getValue())));
  }

  private static void judge(Verdict verdict) {
    if (!verdict.passed()) {
      fail("%s", verdict.shown());
    }
  }

  private static List<Script> select(Path folder) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob());
    List<Script> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.getParent().equals(folder))
          .sorted()
          .map(Script::read)
          .filter(script -> matcher.matches(Path.of(script.id())))
          .forEach(scripts::add);
    }
    return scripts;
  }

  private static String glob() {
    String glob = System.getProperty("parity.scripts", "");
    return glob.isEmpty() ? "**" : glob;
  }

  private static String ours() {
    if (System.getProperty("parity.ours", "").equals("real")) {
      return "";
    }
    String drover = System.getProperty("parity.drover", "");
    return drover.isEmpty() ? TestCluster.repository().resolve("drover").toString() : drover;
  }
}
