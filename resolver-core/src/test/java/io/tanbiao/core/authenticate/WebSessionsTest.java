package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSessionsTest {
  private static final Asker.Remembered SOMEBODY =
      new Asker.Remembered(Reference.parse("300:88.300/ADMIN"), Octets.hex("01"));

  private final ManualClock clock = ManualClock.ofSomeDay();
  private final WebSessions sessions = new WebSessions(clock, SeededRandom.of("web sessions"));

  @Test
  void remembersWhoProvedToBeSomebodyUntilTheEnd() {
    // Given
    WebSession opened = open();

    // When
    sessions.prove(opened.id(), SOMEBODY);

    // Then
    WebSession found = sessions.find(opened.id()).orElseThrow();
    assertThat(found.asker()).isEqualTo(SOMEBODY);
    assertThat(found.nonce()).isEqualTo(opened.nonce());
    sessions.end(opened.id());
    assertThat(sessions.find(opened.id())).isEmpty();
    assertThat(sessions.prove(opened.id(), SOMEBODY)).isEmpty();
    assertThat(sessions.size()).isZero();
  }

  @Test
  void forgetsSessionsThatNobodyUses() {
    // Given
    WebSession unproven = open();
    WebSession proven = open();
    sessions.prove(proven.id(), SOMEBODY);

    // When
    clock.move(WebSessions.UNPROVEN_IDLE.plusMillis(1));

    // Then
    assertThat(sessions.find(unproven.id())).isEmpty();
    assertThat(sessions.find(proven.id())).isPresent();
    clock.move(WebSessions.PROVEN_IDLE);
    assertThat(sessions.find(proven.id())).isPresent();
    clock.move(WebSessions.PROVEN_IDLE.plus(Duration.ofMillis(1)));
    assertThat(sessions.find(proven.id())).isEmpty();
  }

  @Test
  void forgetsTheSessionUnusedForLongestAboveTheLimit() {
    // Given
    List<WebSession> opened = new ArrayList<>();
    for (int i = 0; i < WebSessions.MAX_UNPROVEN - 1; i++) {
      opened.add(open(i));
    }
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN - 1);
    open(-1);
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN);
    sessions.find(opened.get(0).id());

    // When
    open(-2);

    // Then
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN);
    assertThat(sessions.find(opened.get(0).id())).isPresent();
    assertThat(sessions.find(opened.get(1).id())).isEmpty();
  }

  @Test
  void keepsWhoProvedToBeSomebodyWhenOthersOpenSessionsInMasses() {
    // Given
    WebSession proven = open();
    sessions.prove(proven.id(), SOMEBODY);

    // When
    for (int i = 0; i <= WebSessions.MAX_UNPROVEN; i++) {
      open(i);
    }

    // Then
    assertThat(sessions.find(proven.id())).isPresent();
  }

  @Test
  void boundsTheSessionsOfThoseWhoProvedToBeSomebody() {
    // Given
    WebSession first = open();
    sessions.prove(first.id(), SOMEBODY);

    // When
    for (int i = 0; i < WebSessions.MAX_PROVEN; i++) {
      sessions.prove(open(i).id(), SOMEBODY);
    }

    // Then
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_PROVEN);
    assertThat(sessions.find(first.id())).isEmpty();
  }

  @Test
  void forgetsTheSessionsOfWhoOpensThemInMassesAndNoOthers() {
    // Given
    WebSession other = open(2);
    WebSession oldest = open(1);
    WebSession next = open(1);
    for (int i = 2; i < WebSessions.MAX_UNPROVEN_PER_ADDRESS; i++) {
      open(1);
    }
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN_PER_ADDRESS + 1);

    // When
    WebSession newest = open(1);

    // Then
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN_PER_ADDRESS + 1);
    assertThat(sessions.find(oldest.id())).isEmpty();
    assertThat(sessions.find(next.id())).isPresent();
    assertThat(sessions.find(newest.id())).isPresent();
    assertThat(sessions.find(other.id())).isPresent();
  }

  @Test
  void boundsTheProvenSessionsOfAnAddress() {
    WebSession first = open();
    sessions.prove(first.id(), SOMEBODY);
    for (int i = 1; i < WebSessions.MAX_PROVEN_PER_ADDRESS; i++) {
      sessions.prove(open().id(), SOMEBODY);
    }
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_PROVEN_PER_ADDRESS);
    sessions.prove(open().id(), SOMEBODY);

    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_PROVEN_PER_ADDRESS);
    assertThat(sessions.find(first.id())).isEmpty();
  }

  private WebSession open() {
    return open(1);
  }

  private WebSession open(int peer) {
    try {
      byte[] octets = {10, (byte) (peer >> 16), (byte) (peer >> 8), (byte) peer};
      return sessions.open(new InetSocketAddress(InetAddress.getByAddress(octets), 2641));
    } catch (UnknownHostException e) {
      throw new AssertionError("four octets are an address", e);
    }
  }
}
