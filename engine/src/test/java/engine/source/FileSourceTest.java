// SPDX-License-Identifier: Apache-2.0
package engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import facts.core.Pod;
import facts.meta.Kind;
import facts.meta.Kinds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileSourceTest {
  @Test
  void manifestsGiveTheFactsThatAWatchWould() {
    FileSource read =
        read(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec:
              containers: [{name: main, image: example/web}]
            ---
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: w, namespace: shop}
            """);
    assertThat(read.problems()).isEmpty();
    Map<Kind, WaitingSink> sinks = new HashMap<>();
    read.feed(kind -> sinks.computeIfAbsent(kind, unused -> new WaitingSink()));
    WaitingSink pods = sinks.get(Kinds.require("v1", "Pod"));
    assertThat(pods.objects.get("shop/web"))
        .isInstanceOf(Pod.class)
        .satisfies(pod -> assertThat(pod.getLabels()).containsEntry("app", "web"));
    assertThat(pods.lists).isEqualTo(1);
    assertThat(sinks).hasSize(2);
  }

  @Test
  void aFieldOfTheWrongTypeCostsThatObjectAndNamesItsPlace() {
    FileSource read =
        read(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: bad, labels: 7}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: good}
            """);
    assertThat(read.entries())
        .extracting(entry -> entry.object().getName())
        .containsExactly("good");
    assertThat(read.problems()).hasSize(2);
    assertThat(read.problems().get(0)).startsWith("standard input:1: ").endsWith("left out");
    assertThat(read.problems().get(1))
        .isEqualTo("standard input:5: the Pod has no name; it is left out");
  }

  private static FileSource read(String text) {
    return FileSource.read(
        List.of("-"), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
