package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.udp.KeptAnswers.Known;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  private static final Duration LIFETIME = Duration.ofSeconds(10);

  private final ManualTime time = new ManualTime();

  @Test
  void keepsAnAnswerForItsLifetime() {
    // Given
    KeptAnswers kept = bounded(10, 10, 1000);
    assertThat(kept.begin(key(1))).isInstanceOf(Known.Never.class);
    assertThat(kept.begin(key(1))).isInstanceOf(Known.UnderWay.class);
    kept.answered(key(1), Octets.utf8("a"));

    // When
    time.pass(LIFETIME.minusNanos(1));

    // Then
    assertThat(kept.begin(key(1))).isEqualTo(new Known.Answered(Octets.utf8("a")));
    time.pass(Duration.ofNanos(1));
    assertThat(kept.begin(key(1))).isInstanceOf(Known.Never.class);
  }

  @Test
  void forgetsTheOldestAnswersAboveTheLimits() {
    // Given
    KeptAnswers three = bounded(10, 3, 1000);
    KeptAnswers tenOctets = bounded(10, 100, 10);

    // When
    for (int i = 1; i <= 4; i++) {
      answer(three, i, "a");
      answer(tenOctets, i, "abc");
    }

    // Then
    assertThat(three.size()).isEqualTo(3);
    assertThat(three.begin(key(1))).isInstanceOf(Known.Never.class);
    assertThat(three.begin(key(2))).isInstanceOf(Known.Answered.class);
    assertThat(tenOctets.size()).isEqualTo(3);
    answer(tenOctets, 5, "an answer above the limit");
    assertThat(tenOctets.size()).isZero();
  }

  @Test
  void remembersNoMoreRequestsUnderWayThanTheLimit() {
    // Given
    KeptAnswers kept = bounded(2, 10, 1000);
    assertThat(kept.begin(key(1))).isInstanceOf(Known.Never.class);
    assertThat(kept.begin(key(2))).isInstanceOf(Known.Never.class);

    // Then
    assertThat(kept.begin(key(3))).isInstanceOf(Known.Full.class);
    assertThat(kept.begin(key(2))).isInstanceOf(Known.UnderWay.class);
    kept.forget(key(1));
    assertThat(kept.begin(key(3))).isInstanceOf(Known.Never.class);
  }

  private KeptAnswers bounded(int underWay, int answers, int octets) {
    return new KeptAnswers(new UdpSettings.Repeats(underWay, answers, octets, LIFETIME), time);
  }

  private static void answer(KeptAnswers kept, int id, String answer) {
    assertThat(kept.begin(key(id))).isInstanceOf(Known.Never.class);
    kept.answered(key(id), Octets.utf8(answer));
  }

  private static RequestKey key(int requestId) {
    return new RequestKey(new InetSocketAddress(1), requestId, 0, Octets.EMPTY);
  }
}
