package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
  private static final Reference OWNER = Reference.parse("300:88.300/ADMIN");
  private static final Octets KEYS = Octets.hex("01");
  private static final int MOST = 3;
  private static final SessionKey KEY = SessionKey.of(SessionCipher.AES, Octets.of(new byte[64]));

  private final ManualClock clock = ManualClock.ofSomeDay();
  private final Sessions sessions =
      new Sessions(
          new SessionSettings(SessionCipher.AES, false, 1024, 4096, MOST, Duration.ofSeconds(100)),
          clock,
          SeededRandom.of("sessions"));

  @ParameterizedTest
  @CsvSource({"10, 10", "100, 100", "101, 100", "2147483647, 100", "0, 100", "-1, 100"})
  void endsUnusedAfterTheTimeAskedForButNotLater(int asked, int lives) {
    // Given
    int id = sessions.open(OWNER, KEY, asked).id();
    clock.move(Duration.ofSeconds(lives));
    assertThat(sessions.find(id)).isPresent();
    // When
    clock.move(Duration.ofMillis(1));
    // Then
    assertThat(sessions.find(id)).isEmpty();
    assertThat(sessions.size()).isZero();
  }

  @Test
  void livesOnWhenItIsUsed() {
    OpenSession session = sessions.open(OWNER, KEY, 10);
    for (int i = 0; i < 5; i++) {
      clock.move(Duration.ofSeconds(9));
      sessions.used(session);
    }
    assertThat(sessions.find(session.id())).contains(session);
  }

  @Test
  void strangersOustStrangersOnly() {
    // Given
    OpenSession owned = sessions.open(OWNER, KEY, 10);
    owned.proved(OWNER, KEYS);
    OpenSession first = sessions.open(OWNER, KEY, 10);
    // When
    for (int i = 0; i < MOST; i++) {
      sessions.open(OWNER, KEY, 10);
    }
    // Then
    assertThat(sessions.find(owned.id())).contains(owned);
    assertThat(sessions.find(first.id())).isEmpty();
    assertThat(first.isOpen()).isFalse();
    assertThat(sessions.size()).isEqualTo(MOST + 1);
  }

  @Test
  void belongsToNobodyButWhomItWasOpenedFor() {
    // Given
    OpenSession session = sessions.open(OWNER, KEY, 10);
    // When
    session.proved(Reference.parse("301:88.300/ADMIN"), KEYS);
    session.proved(Reference.parse("300:88.300/admin"), KEYS);
    // Then
    assertThat(session.owner()).isEmpty();
    session.proved(OWNER, KEYS);
    assertThat(session.owner()).contains(OWNER);
  }

  @Test
  void hasIdsThatNobodyCounts() {
    Set<Integer> ids = new HashSet<>();
    for (int i = 0; i < MOST; i++) {
      ids.add(sessions.open(OWNER, KEY, 10).id());
    }
    assertThat(ids).hasSize(MOST).allMatch(id -> id > 0);
    assertThat(ids).noneMatch(id -> ids.contains(id + 1));
    assertThat(sessions.find(0)).isEmpty();
    assertThat(sessions.find(-1)).isEmpty();
  }

  @Test
  void refusesDesAsTheCipherOfNewDeployments() {
    assertThatThrownBy(
            () ->
                new SessionSettings(
                    SessionCipher.DES, false, 1024, 4096, MOST, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cipher: DES (expected: AES or DESEDE)");
  }
}
