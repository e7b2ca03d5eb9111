// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerChoiceTest {
  private static final ControllerTable TABLE = ControllerTable.load();
  private static final FeatureGates DEFAULT_GATES = FeatureGates.with(Map.of());

  private static ControllerChoice choice(String list) {
    return new ControllerChoice(TABLE, FlagType.list(list));
  }

  @Test
  void theTableHoldsAllControllers() {
    assertThat(TABLE.names()).hasSize(49);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | ttl-controller | true",
        "* | bootstrap-signer-controller | false",
        "*,bootstrapsigner | bootstrap-signer-controller | true",
        "ttl,-ttl | ttl-controller | true",
        "-ttl,ttl | ttl-controller | false",
        "-podgc,podgc | pod-garbage-collector-controller | false",
        "-ttl,* | ttl-controller | false",
        "-ttl,* | job-controller | true",
        "-ttl | job-controller | false",
        "job | ttl-controller | false",
        "'' | ttl-controller | false",
        "-ttl-controller,ttl,* | ttl-controller | false",
      })
  void theFirstEntryThatNamesItDecides(String list, String name, boolean wantOn) {
    assertThat(choice(list).enabled(DEFAULT_GATES).contains(name)).isEqualTo(wantOn);
  }

  @Test
  void starWithoutOneAndWithAnother() {
    Set<String> want = new TreeSet<>(choice("*").enabled(DEFAULT_GATES));
    want.remove("ttl-controller");
    want.add("bootstrap-signer-controller");
    assertThat(choice("*,-ttl,bootstrapsigner").enabled(DEFAULT_GATES)).isEqualTo(want);
  }

  @Test
  void controllersWhoseGateIsOffAreLeftOut() {
    String name = "podgroup-protection-controller";
    assertThat(choice("*").enabled(DEFAULT_GATES)).doesNotContain(name);
    assertThat(choice("*").enabled(FeatureGates.with(Map.of("GenericWorkload", "true"))))
        .contains(name);
  }

  @Test
  void unknownNamesAreReportedWithoutTheirMinus() {
    assertThat(choice("*,service,-nope").errors())
        .containsExactly(
            "\"service\" is not in the list of known controllers",
            "\"nope\" is not in the list of known controllers");
  }

  @Test
  void namedHoldsOnlyWhatTheListAsksFor() {
    assertThat(choice("*,job,-ttl,ttl").named()).containsExactly("job-controller");
    assertThat(choice("*").named()).isEqualTo(Set.of());
    assertThat(choice("csrsigning,*").list())
        .isEqualTo(List.of("certificatesigningrequest-signing-controller", "*"));
  }
}
