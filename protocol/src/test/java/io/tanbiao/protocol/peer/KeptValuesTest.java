package io.tanbiao.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptValuesTest {
  private static final Reference WHAT = Reference.parse("300:88.400/USER");

  private final ManualClock clock = ManualClock.ofSomeDay();
  private final KeptValues kept = new KeptValues(clock);

  @Test
  void keepsAsLongAsTheShortestLivedValueAllows() {
    List<HandleValue> values = List.of(value(new TimeToLive(false, 59)), value(TimeToLive.DAY));
    kept.keep(WHAT, ValueTypes.HS_PUBKEY, values);

    clock.move(Duration.ofMillis(58_999));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).contains(values);
    clock.move(Duration.ofMillis(1));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isEmpty();
  }

  @Test
  void keepsUntilAMoment() {
    int now = (int) (clock.millis() / 1_000);
    kept.keep(WHAT, ValueTypes.HS_PUBKEY, List.of(value(new TimeToLive(true, now + 10))));

    clock.move(Duration.ofSeconds(9));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isPresent();
    clock.move(Duration.ofSeconds(1));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isEmpty();
  }

  @Test
  void keepsNothingThatMayNotBeKept() {
    kept.keep(WHAT, ValueTypes.HS_PUBKEY, List.of(value(new TimeToLive(false, 0))));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isEmpty();

    kept.keep(WHAT, ValueTypes.HS_PUBKEY, List.of());
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isEmpty();
  }

  @Test
  void keepsNothingLongerThanAMinute() {
    kept.keep(WHAT, ValueTypes.HS_PUBKEY, List.of(value(new TimeToLive(false, -1))));

    clock.move(KeptValues.LONGEST.minusMillis(1));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isPresent();
    clock.move(Duration.ofMillis(1));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isEmpty();
  }

  @Test
  void tellsTypesIndexesAndSuffixesApart() {
    kept.keep(WHAT, ValueTypes.HS_PUBKEY, List.of(value(TimeToLive.DAY)));

    assertThat(kept.find(WHAT, ValueTypes.HS_VLIST)).isEmpty();
    assertThat(kept.find(Reference.parse("0:88.400/USER"), ValueTypes.HS_PUBKEY)).isEmpty();
    assertThat(kept.find(Reference.parse("300:88.400/user"), ValueTypes.HS_PUBKEY)).isEmpty();
  }

  @Test
  void keepsAnswersUpToTheirMostOctets() {
    kept.keep(WHAT, ValueTypes.HS_PUBKEY, List.of(value(KeptValues.MAX_OCTETS_EACH + 1)));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isEmpty();

    kept.keep(WHAT, ValueTypes.HS_PUBKEY, List.of(value(KeptValues.MAX_OCTETS_EACH)));
    assertThat(kept.find(WHAT, ValueTypes.HS_PUBKEY)).isPresent();
  }

  @Test
  void oneMoreOustsTheOneUnusedForLongest() {
    for (int i = 0; i < KeptValues.MAX_ANSWERS; i++) {
      kept.keep(of(i), ValueTypes.HS_PUBKEY, List.of(value(TimeToLive.DAY)));
    }
    assertThat(kept.find(of(0), ValueTypes.HS_PUBKEY)).isPresent();

    kept.keep(of(KeptValues.MAX_ANSWERS), ValueTypes.HS_PUBKEY, List.of(value(TimeToLive.DAY)));

    assertThat(kept.find(of(0), ValueTypes.HS_PUBKEY)).isPresent();
    assertThat(kept.find(of(1), ValueTypes.HS_PUBKEY)).isEmpty();
    assertThat(kept.find(of(2), ValueTypes.HS_PUBKEY)).isPresent();
  }

  private static Reference of(int number) {
    return new Reference(Handle.of("88.400/" + number), 300);
  }

  private static HandleValue value(TimeToLive life) {
    return new HandleValue(
        300, ValueTypes.HS_PUBKEY, Octets.utf8("key"), life, 0, Permissions.DEFAULT, List.of());
  }

  private static HandleValue value(int octets) {
    return HandleValue.of(300, "HS_PUBKEY", Octets.of(new byte[octets]));
  }
}
