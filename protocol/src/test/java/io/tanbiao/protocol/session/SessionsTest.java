package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.throttle.PeerNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
  private static final Reference OWNER = Reference.parse("300:88.300/ADMIN");
  private static final Octets KEYS = Octets.hex("01");
  private static final int MOST = 3;
  private static final int MOST_OF_ADDRESS = 4;
  private static final PeerNetwork HERE = new PeerNetwork(Octets.hex("0a000001"));
  private static final PeerNetwork THERE = new PeerNetwork(Octets.hex("0a000002"));
  private static final SessionKey KEY = SessionKey.of(SessionCipher.AES, Octets.of(new byte[64]));

  private final ManualClock clock = ManualClock.ofSomeDay();
  private final Sessions sessions = bounded(MOST, 2 * MOST);
  private final Sessions boundedByAddress = bounded(100, MOST_OF_ADDRESS);

  @ParameterizedTest
  @CsvSource({"10, 10", "100, 100", "101, 100", "2147483647, 100", "0, 100", "-1, 100"})
  void endsUnusedAfterTheTimeAskedForButNotLater(int asked, int lives) {
    // Given
    int id = sessions.open(OWNER, KEY, asked, HERE).orElseThrow().id();
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
    OpenSession session = open();
    for (int i = 0; i < 5; i++) {
      clock.move(Duration.ofSeconds(9));
      sessions.used(session);
    }
    assertThat(sessions.find(session.id())).contains(session);
  }

  @Test
  void strangersOustStrangersOnly() {
    // Given
    OpenSession owned = open();
    owned.proved(OWNER, KEYS);
    OpenSession first = open();
    // When
    for (int i = 0; i < MOST; i++) {
      open();
    }
    // Then
    assertThat(sessions.find(owned.id())).contains(owned);
    assertThat(sessions.find(first.id())).isEmpty();
    assertThat(first.isOpen()).isFalse();
    assertThat(sessions.size()).isEqualTo(MOST + 1);
  }

  @Test
  void whoOpensSessionsInMassesOustsHisOwn() {
    // Given
    OpenSession other = openFrom(THERE).orElseThrow();
    List<OpenSession> opened = new ArrayList<>();
    for (int i = 0; i < MOST_OF_ADDRESS; i++) {
      opened.add(openFrom(HERE).orElseThrow());
    }
    assertThat(opened).allMatch(OpenSession::isOpen);
    boundedByAddress.used(opened.get(0));
    // When
    assertThat(openFrom(HERE)).isPresent();
    // Then
    assertThat(opened.get(0).isOpen()).isTrue();
    assertThat(opened.get(1).isOpen()).isFalse();
    assertThat(other.isOpen()).isTrue();
    assertThat(boundedByAddress.size()).isEqualTo(MOST_OF_ADDRESS + 1);
  }

  @Test
  void provenSessionsOfAnAddressMakeNoRoom() {
    // Given
    List<OpenSession> owned = new ArrayList<>();
    for (int i = 0; i < MOST_OF_ADDRESS; i++) {
      owned.add(openFrom(HERE).orElseThrow());
      owned.get(i).proved(OWNER, KEYS);
    }
    // When
    Optional<OpenSession> one = openFrom(HERE);
    // Then
    assertThat(one).isEmpty();
    assertThat(owned).allMatch(OpenSession::isOpen);
    assertThat(openFrom(THERE)).isPresent();
    boundedByAddress.end(owned.get(2));
    assertThat(openFrom(HERE)).isPresent();
  }

  @Test
  void provenSessionsThatIdledUnnoticedMakeRoom() {
    // Given
    OpenSession lasting = boundedByAddress.open(OWNER, KEY, 100, HERE).orElseThrow();
    lasting.proved(OWNER, KEYS);
    for (int i = 1; i < MOST_OF_ADDRESS; i++) {
      openFrom(HERE).orElseThrow().proved(OWNER, KEYS);
    }
    // When
    clock.move(Duration.ofMillis(10_001));
    // Then
    assertThat(openFrom(HERE)).isPresent();
    assertThat(lasting.isOpen()).isTrue();
    assertThat(boundedByAddress.size()).isEqualTo(2);
  }

  @Test
  void belongsToNobodyButWhomItWasOpenedFor() {
    // Given
    OpenSession session = open();
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
      ids.add(open().id());
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
                    SessionCipher.DES, false, 1024, 4096, MOST, MOST, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cipher: DES (expected: AES or DESEDE)");
  }

  private OpenSession open() {
    return sessions.open(OWNER, KEY, 10, HERE).orElseThrow();
  }

  private Optional<OpenSession> openFrom(PeerNetwork network) {
    return boundedByAddress.open(OWNER, KEY, 10, network);
  }

  private Sessions bounded(int most, int mostOfAddress) {
    Duration idle = Duration.ofSeconds(100);
    return new Sessions(
        new SessionSettings(SessionCipher.AES, false, 1024, 4096, most, mostOfAddress, idle),
        clock,
        SeededRandom.of("sessions"));
  }
}
