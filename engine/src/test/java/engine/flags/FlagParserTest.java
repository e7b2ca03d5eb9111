// SPDX-License-Identifier: Apache-2.0
package engine.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagParserTest {
  private static final FlagTable TABLE = FlagTable.load();

  private static FlagValues parse(String... arguments) {
    return FlagParser.parse(TABLE, "kube-controller-manager", List.of(arguments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--leader-elect | leader-elect | true",
        "--leader-elect=false | leader-elect | false",
        "--leader-elect=T | leader-elect | true",
        "--leader_elect=0 | leader-elect | false",
        "--concurrent_rc_syncs=7 | concurrent-rc-syncs | 7",
        "--concurrent-rc-syncs 8 | concurrent-rc-syncs | 8",
        "--min-resync-period 1h30m | min-resync-period | 1h30m0s",
        "--namespace-sync-period=90s | namespace-sync-period | 1m30s",
        "--kube-api-qps=-1 | kube-api-qps | -1",
        "-v=3 | v | 3",
        "-v3 | v | 3",
        "--v 5 | v | 5",
        "--controllers=a,b --controllers c | controllers | [a,b,c]",
        "--kube-api-burst=1 --kube-api-burst=2 | kube-api-burst | 2",
        "--bind-address=::1 | bind-address | ::1",
      })
  void readsWhatGoReads(String line, String name, String wantShown) {
    assertThat(parse(line.split(" ", -1)).shown(name)).isEqualTo(wantShown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--secure-port=x | invalid argument \"x\" for \"--secure-port\" flag: strconv.ParseInt:"
            + " parsing \"x\": invalid syntax",
        "--secure-port | flag needs an argument: --secure-port",
        "--leader-elect=maybe | invalid argument \"maybe\" for \"--leader-elect\" flag:"
            + " strconv.ParseBool: parsing \"maybe\": invalid syntax",
        "--min-resync-period=5 | invalid argument \"5\" for \"--min-resync-period\" flag: time:"
            + " missing unit in duration \"5\"",
        "--v=x | invalid argument \"x\" for \"-v, --v\" flag: strconv.ParseUint: parsing \"x\":"
            + " invalid syntax",
        "-v | flag needs an argument: 'v' in -v",
        "--bind-address=x | invalid argument \"x\" for \"--bind-address\" flag: failed to parse IP:"
            + " \"x\"",
        "--kube-api-qps=abc | invalid argument \"abc\" for \"--kube-api-qps\" flag:"
            + " strconv.ParseFloat: parsing \"abc\": invalid syntax",
        "--allow-metric-labels=foo | invalid argument \"foo\" for \"--allow-metric-labels\" flag:"
            + " foo must be formatted as key=value",
        "--version=foo | invalid argument \"foo\" for \"--version\" flag: strconv.ParseBool:"
            + " parsing \"foo\": invalid syntax",
        "pos1 pos2 | \"kube-controller-manager\" does not take any arguments, got [\"pos1\""
            + " \"pos2\"]",
        "--leader-elect false | \"kube-controller-manager\" does not take any arguments, got"
            + " [\"false\"]",
      })
  void refusesWithTheRealManagersWords(String line, String wantMessage) {
    assertThatThrownBy(() -> parse(line.split(" ", -1)))
        .isInstanceOf(FlagException.class)
        .hasMessage(wantMessage);
  }

  @Test
  void unknownFlagNamesTheNearestOnes() {
    assertThatThrownBy(() -> parse("--secure-prot=1"))
        .hasMessage("unknown flag: --secure-prot; did you mean --secure-port?");
    assertThatThrownBy(() -> parse("--config=x")).hasMessageStartingWith("unknown flag: --config");
  }

  @Test
  void defaultsAreThoseOfTheSpec() {
    FlagValues flags = parse();
    assertThat(flags.integer("secure-port")).isEqualTo(10257);
    assertThat(flags.number("kube-api-qps")).isEqualTo(20);
    assertThat(flags.duration("min-resync-period")).isEqualTo(Duration.ofHours(12));
    assertThat(flags.duration("leader-elect-lease-duration")).isEqualTo(Duration.ofSeconds(15));
    assertThat(flags.strings("controllers")).containsExactly("*");
    assertThat(flags.strings("authorization-always-allow-paths"))
        .containsExactly("/healthz", "/readyz", "/livez");
    assertThat(flags.integer("concurrent-gc-syncs")).isEqualTo(20);
    assertThat(flags.given()).isEmpty();
  }

  @Test
  void theTableHoldsEveryFlagOfTheRealManager() {
    assertThat(TABLE.all().stream().filter(flag -> !flag.group().equals("Drover"))).hasSize(150);
  }

  @ParameterizedTest
  @CsvSource({
    "1h30m,1h30m0s",
    "0,0s",
    "1.5s,1.5s",
    "300ms,300ms",
    "8760h,8760h0m0s",
    "-2s,-2s",
    "1us,1µs"
  })
  void durationsAreShownAsGoShowsThem(String given, String want) {
    assertThat(GoDuration.format(GoDuration.parse(given))).isEqualTo(want);
  }

  @ParameterizedTest
  @CsvSource({"''", "5", "s", "1x", "1h-3m"})
  void notADuration(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).hasMessageStartingWith("time: ");
  }
}
