package io.tanbiao.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.core.throttle.TokenBuckets.Flow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private final ManualTime time = new ManualTime();
  private final TokenBuckets<String> buckets = new TokenBuckets<>(Flow.perMinute(30, 3), time);

  @Test
  void spendsWhatIsThereAndNoMore() {
    assertThat(buckets.trySpend("a", 29)).isTrue();
    assertThat(buckets.trySpend("a", 2)).isFalse();
    assertThat(buckets.trySpend("a", 1)).isTrue();
    assertThat(buckets.trySpend("a", 1)).isFalse();
    assertThat(buckets.trySpend("b", 30)).isTrue();
  }

  @Test
  void fillsWithTimeAndNotAboveTheBurst() {
    buckets.spend("a", 30);
    time.pass(Duration.ofSeconds(2));
    assertThat(buckets.trySpend("a", 1)).isTrue();
    assertThat(buckets.trySpend("a", 1)).isFalse();

    time.pass(Duration.ofHours(1));
    assertThat(buckets.trySpend("a", 31)).isFalse();
    assertThat(buckets.trySpend("a", 30)).isTrue();
  }

  @Test
  void saysHowLongUntilThereIsOne() {
    assertThat(buckets.untilOne("a")).isZero();
    assertThat(buckets.size()).isZero();
    buckets.spend("a", 29);
    assertThat(buckets.untilOne("a")).isZero();
    buckets.spend("a", 1);
    assertThat(buckets.untilOne("a")).isEqualTo(Duration.ofSeconds(2));

    time.pass(Duration.ofSeconds(2).minusNanos(1));
    assertThat(buckets.untilOne("a")).isPositive();
    time.pass(Duration.ofNanos(1));
    assertThat(buckets.untilOne("a")).isZero();
  }

  @Test
  void remembersADebtOfOneFullBucket() {
    buckets.spend("a", 40);
    assertThat(buckets.untilOne("a")).isEqualTo(Duration.ofSeconds(22));
    buckets.spend("a", 1_000);
    assertThat(buckets.untilOne("a")).isEqualTo(Duration.ofSeconds(62));
  }

  @Test
  void forgetsWhatWasUsedLeastRecently() {
    buckets.spend("a", 30);
    buckets.spend("b", 30);
    buckets.spend("c", 30);
    assertThat(buckets.untilOne("a")).isPositive();

    buckets.spend("d", 30);

    assertThat(buckets.size()).isEqualTo(3);
    assertThat(buckets.untilOne("a")).isPositive();
    assertThat(buckets.untilOne("b")).isZero();
  }

  @Test
  void refusesWhatNeverFlows() {
    assertThatIllegalArgumentException().isThrownBy(() -> Flow.perMinute(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Flow.perMinute(1, 0));
  }
}
