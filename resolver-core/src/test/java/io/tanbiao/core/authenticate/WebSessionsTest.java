package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebSessionsTest {
  private static final Reference SOMEBODY = Reference.parse("300:88.300/ADMIN");

  private final ManualClock clock = ManualClock.ofSomeDay();
  private final WebSessions sessions = new WebSessions(clock, SeededRandom.of("web sessions"));

  @Test
  void remembersWhoProvedToBeSomebodyUntilTheEnd() {
    // Given
    WebSession opened = sessions.open();

    // When
    sessions.prove(opened.id(), SOMEBODY);

    // Then
    WebSession found = sessions.find(opened.id()).orElseThrow();
    assertThat(found.asker()).isEqualTo(new Asker.Proven(SOMEBODY));
    assertThat(found.nonce()).isEqualTo(opened.nonce());
    sessions.end(opened.id());
    assertThat(sessions.find(opened.id())).isEmpty();
    assertThat(sessions.prove(opened.id(), SOMEBODY)).isEmpty();
    assertThat(sessions.size()).isZero();
  }

  @Test
  void forgetsSessionsThatNobodyUses() {
    // Given
    WebSession unproven = sessions.open();
    WebSession proven = sessions.open();
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
      opened.add(sessions.open());
    }
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN - 1);
    sessions.open();
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN);
    sessions.find(opened.get(0).id());

    // When
    sessions.open();

    // Then
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_UNPROVEN);
    assertThat(sessions.find(opened.get(0).id())).isPresent();
    assertThat(sessions.find(opened.get(1).id())).isEmpty();
  }

  @Test
  void keepsWhoProvedToBeSomebodyWhenOthersOpenSessionsInMasses() {
    // Given
    WebSession proven = sessions.open();
    sessions.prove(proven.id(), SOMEBODY);

    // When
    for (int i = 0; i <= WebSessions.MAX_UNPROVEN; i++) {
      sessions.open();
    }

    // Then
    assertThat(sessions.find(proven.id())).isPresent();
  }

  @Test
  void boundsTheSessionsOfThoseWhoProvedToBeSomebody() {
    // Given
    WebSession first = sessions.open();
    sessions.prove(first.id(), SOMEBODY);

    // When
    for (int i = 0; i < WebSessions.MAX_PROVEN; i++) {
      sessions.prove(sessions.open().id(), SOMEBODY);
    }

    // Then
    assertThat(sessions.size()).isEqualTo(WebSessions.MAX_PROVEN);
    assertThat(sessions.find(first.id())).isEmpty();
  }
}
