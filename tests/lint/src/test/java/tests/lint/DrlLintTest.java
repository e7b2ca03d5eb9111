// SPDX-License-Identifier: Apache-2.0
package tests.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrlLintTest {

  private static final String HEAD =
      """
      // SPDX-License-Identifier: Apache-2.0
      /*
       * Says a lot.
       */
      package rules.somecontroller.scale

      import java.lang.Integer
      import java.lang.String

      """;
  private static final String META =
      "    @doc( \"It is.\" ) @spec( \"some.md R1\" ) @since( \"0.1\" ) @upstream( \"1.37\" )\n";
  private static final String BODY =
      "when\n    String( length > 1 )\nthen\n    intents.emit( \"x\" );\nend\n";
  private static final String GOOD = HEAD + "rule \"some-controller/create-it\"\n" + META + BODY;

  @TempDir Path root;

  @BeforeEach
  void aTreeWithScenarios() throws IOException {
    write("docs/spec/some.md", "R1");
    write(
        "rules/some-controller/scenarios/scale.yaml",
        "scenario: a\nfires: {some-controller/create-it: [a]}\n---\nscenario: b\nsilent: {some-controller/create-it: [a]}\n");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private List<String> lint(String text) throws IOException {
    write("rules/some-controller/scale.drl", text);
    return DrlLint.findings(new Tree(root));
  }

  @Test
  void aGoodFileHasNoFinding() throws IOException {
    assertThat(lint(GOOD)).isEmpty();
  }

  @Test
  void brokenSyntaxIsAFinding() throws IOException {
    assertThat(lint(GOOD.replace("length > 1 )", "length > 1")))
        .singleElement()
        .asString()
        .contains("scale.drl:14")
        .contains("mismatched");
  }

  @Test
  void licenceHeaderPackageAndDialectAreChecked() throws IOException {
    assertThat(
            lint(
                GOOD.replace(
                            "// SPDX-License-Identifier: Apache-2.0\n/*\n * Says a lot.\n */\n",
                            "// hello\n")
                        .replace(".scale", ".rollout")
                    + "dialect \"java\"\n"))
        .contains(
            "rules/some-controller/scale.drl:1: the first line is no licence line",
            "rules/some-controller/scale.drl:2: no header comment; it says what the file decides, reads, concludes and emits, and by which spec",
            "rules/some-controller/scale.drl:2: the package is rules.somecontroller.rollout; must be rules.somecontroller.scale");
  }

  @Test
  void importsAreSortedAndNamed() throws IOException {
    assertThat(
            lint(
                GOOD.replace(
                    "import java.lang.Integer\nimport java.lang.String",
                    "import java.lang.String\nimport java.util.*\nimport java.lang.Integer")))
        .containsExactly(
            "rules/some-controller/scale.drl:8: wildcard import java.util.*",
            "rules/some-controller/scale.drl:9: imports are not sorted: java.lang.Integer stands after java.util.*");
  }

  @Test
  void metadataIsRequired() throws IOException {
    assertThat(
            lint(
                GOOD.replace("@since( \"0.1\" ) @upstream( \"1.37\" )", "")
                    .replace("some.md R1", "other.md R1")))
        .containsExactly(
            "rules/some-controller/scale.drl:10: rule \"some-controller/create-it\": no @since",
            "rules/some-controller/scale.drl:10: rule \"some-controller/create-it\": no @upstream",
            "rules/some-controller/scale.drl:10: rule \"some-controller/create-it\": @spec names other.md, which docs/spec does not have");
    assertThat(lint(GOOD.replace("some.md R1", "R1")))
        .containsExactly(
            "rules/some-controller/scale.drl:10: rule \"some-controller/create-it\": @spec is \"R1\"; must be a file of docs/spec and a row");
  }

  @Test
  void namesAreIdentifiersAndUnique() throws IOException {
    assertThat(lint(GOOD.replace("create-it", "Create it")))
        .anyMatch(
            each -> each.endsWith("the name is no \"some-controller/thought-in-kebab-case\""));
    write("rules/some-controller/status.drl", GOOD.replace(".scale", ".status"));
    assertThat(lint(GOOD))
        .containsExactly(
            "rules/some-controller/status.drl:10: rule \"some-controller/create-it\": the name is taken by rules/some-controller/scale.drl:10");
  }

  @Test
  void attributesFormsAndConsequencesAreChecked() throws IOException {
    assertThat(lint(GOOD.replace("when\n", "    salience 3 no-loop true\nwhen\n")))
        .hasSize(2)
        .anyMatch(
            each ->
                each.startsWith(
                    "rules/some-controller/scale.drl:12:5: rule \"some-controller/create-it\": attribute salience;"))
        .anyMatch(
            each ->
                each.startsWith(
                    "rules/some-controller/scale.drl:12:16: rule \"some-controller/create-it\": attribute no-loop;"));
    assertThat(
            lint(
                GOOD.replace(
                    "String( length > 1 )", "( String() or Integer() )\n    eval( true )")))
        .containsExactly(
            "rules/some-controller/scale.drl:10: rule \"some-controller/create-it\": `eval` is not used; write two rules",
            "rules/some-controller/scale.drl:10: rule \"some-controller/create-it\": `or` is not used; write two rules");
    assertThat(lint(GOOD.replace("intents.emit( \"x\" );", "drools.halt();")))
        .contains(
            "rules/some-controller/scale.drl:10: rule \"some-controller/create-it\": `halt` is not used")
        .anyMatch(each -> each.contains("its consequence is `drools.halt()`"));
    assertThat(
            lint(
                GOOD.replace(
                    "intents.emit( \"x\" );", "intents.emit( \"x\" ); intents.emit( \"y\" );")))
        .anyMatch(each -> each.contains("its consequence is 2 statements"));
  }

  @Test
  void everyRuleSpeaksAndIsSilentSomewhere() throws IOException {
    assertThat(lint(GOOD.replace("create-it", "delete-it")))
        .containsExactly(
            "rules/some-controller/scale.drl:10: rule \"some-controller/delete-it\": no scenario has it under `fires`",
            "rules/some-controller/scale.drl:10: rule \"some-controller/delete-it\": no scenario has it under `silent`");
  }

  @Test
  void sharedRulesCarryTheirChapterAndAreCoveredByAnyController() throws IOException {
    write(
        "rules/shared/claim.drl",
        GOOD.replace("somecontroller.scale", "shared.claim")
            .replace("some-controller/create-it", "claim/create-it"));
    write(
        "rules/some-controller/scenarios/claim.yaml",
        "scenario: a\nfires: {claim/create-it: [a]}\nsilent: {claim/create-it: [a]}\n");
    assertThat(lint(GOOD)).isEmpty();
  }

  @Test
  void chaptersStaySmall() throws IOException {
    var text = new StringBuilder(HEAD);
    for (int i = 1; i <= 9; i++) {
      text.append("rule \"some-controller/create-it")
          .append(i)
          .append("\"\n")
          .append(META)
          .append(BODY);
    }
    text.append("\n".repeat(200));
    assertThat(lint(text.toString()))
        .anyMatch(each -> each.contains("9 rules; at most 8 make a chapter"))
        .anyMatch(each -> each.contains("lines; at most 200 make a chapter"));
  }
}
