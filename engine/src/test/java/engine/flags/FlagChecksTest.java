// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagChecksTest {
  private static final FlagTable TABLE = FlagTable.load();
  private static final ControllerTable CONTROLLERS = ControllerTable.load();

  private static List<String> errors(String line) {
    List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    FlagValues flags = FlagParser.parse(TABLE, "kube-controller-manager", arguments);
    return FlagChecks.errors(flags, CONTROLLERS, CONTROLLERS.names());
  }

  @Test
  void defaultsAreFine() {
    assertThat(errors("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--controllers=service | \"service\" is not in the list of known controllers",
        "--cidr-allocator-type=CloudAllocator | built-in cloud providers are disabled. The ipam"
            + " CloudAllocator is not available",
        "--leader-elect-resource-lock=x | resourceLock value must be \"leases\"",
        "--cloud-provider=aws | cloud provider \"aws\" was specified, but built-in cloud providers"
            + " are disabled. Please set --cloud-provider=external and migrate to an external cloud"
            + " provider",
        "--max-endpoints-per-slice=0 | max-endpoints-per-slice must not be less than 1, but got 0",
        "--concurrent-service-endpoint-syncs=51 | concurrent-service-endpoint-syncs must not be"
            + " more than 50, but got 51",
        "--concurrent-job-syncs=0 | concurrent-job-syncs must be greater than 0, but got 0",
        "--tls-cert-file=x | missing filename for serving cert private key",
        "--logging-format=xml | format: Invalid value: \"xml\": Unsupported log format",
        "--attach-detach-reconcile-sync-period=0s | duration time must be greater than one second"
            + " as set via command line option reconcile-sync-loop-period",
        "--cluster-signing-kubelet-client-cert-file=y | \"cluster-signing-kubelet-client\": cannot"
            + " specify cert without key",
      })
  void eachFaultHasItsMessage(String line, String wantError) {
    assertThat(errors(line)).containsExactly(wantError);
  }

  @ParameterizedTest
  @CsvSource({
    "--leader-elect-lease-duration=5s",
    "--leader-elect-retry-period=9s",
    "--leader-elect-retry-period=0s",
    "--secure-port=65536",
    "--secure-port=-1"
  })
  void outOfRangeIsRefused(String line) {
    assertThat(errors(line)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--leader-elect=false --leader-elect-resource-lock=x",
    "--cloud-provider=external",
    "--secure-port=0"
  })
  void nearMissesPass(String line) {
    assertThat(errors(line)).isEmpty();
  }

  @Test
  void severalFaultsAreJoinedInBrackets() {
    assertThat(FlagChecks.joined(errors("--controllers=service,-nope")))
        .isEqualTo(
            "[\"service\" is not in the list of known controllers, \"nope\" is not in the list of"
                + " known controllers]");
  }

  @Test
  void aMissingControllerIsRefusedOnlyWhenNamed() {
    FlagValues star = FlagParser.parse(TABLE, "x", List.of());
    FlagValues named = FlagParser.parse(TABLE, "x", List.of("--controllers=*,job"));
    assertThat(FlagChecks.errors(star, CONTROLLERS, Set.of())).isEmpty();
    assertThat(FlagChecks.errors(named, CONTROLLERS, Set.of()))
        .singleElement()
        .asString()
        .startsWith("\"job-controller\" is asked for");
  }

  @Test
  void gatesAreCheckedByNameValueAndLock() {
    assertThat(FeatureGates.with(Map.of("kube:AllAlpha", "true")).isOn("StorageVersionAPI"))
        .isTrue();
    assertThat(
            FeatureGates.with(Map.of("AllAlpha", "true", "StorageVersionAPI", "false"))
                .isOn("StorageVersionAPI"))
        .isFalse();
    assertThatThrownBy(() -> FeatureGates.with(Map.of("Foo", "true")))
        .hasMessage("unrecognized feature gate: Foo");
    assertThatThrownBy(() -> FeatureGates.with(Map.of("WatchList", "maybe")))
        .hasMessage(
            "invalid value of WatchList=maybe, err: strconv.ParseBool: parsing \"maybe\": invalid"
                + " syntax");
    assertThatThrownBy(() -> FeatureGates.with(Map.of("MultiCIDRServiceAllocator", "false")))
        .hasMessage(
            "cannot set feature gate MultiCIDRServiceAllocator to false, feature is locked to"
                + " true");
  }
}
