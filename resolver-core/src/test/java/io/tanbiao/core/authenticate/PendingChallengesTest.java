package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.authenticate.PendingChallenges.Pending;
import io.tanbiao.core.authenticate.PendingChallenges.Taken;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingChallengesTest {
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final Operation DELETE = new Operation.DeleteHandle(Handle.of("88.300/a"));
  private static final Octets REQUEST = Octets.utf8("header and body");

  private final ManualClock clock = ManualClock.ofSomeDay();
  private final PendingChallenges challenges =
      new PendingChallenges(clock, SeededRandom.of("challenges"), LIFE);

  @Test
  void keepsARequestUntilItIsAnswered() {
    // Given
    RequestContext context = context(REQUEST);
    Octets nonce = challenges.newNonce();
    int sessionId = challenges.keep(context, DELETE, nonce).orElseThrow();

    // When
    Pending found = ((Taken.Found) challenges.take(sessionId)).request();

    // Then
    assertThat(found.context()).isEqualTo(context);
    assertThat(found.operation()).isEqualTo(DELETE);
    assertThat(found.signed()).isEqualTo(Octets.concat(nonce, context.digest()));
  }

  @Test
  void letsAChallengeBeAnsweredOnce() {
    int sessionId = keep(REQUEST).orElseThrow();

    assertThat(challenges.take(sessionId)).isInstanceOf(Taken.Found.class);
    assertThat(challenges.take(sessionId)).isEqualTo(new Taken.Unknown());
  }

  @Test
  void knowsNoChallengeThatWasNeverGiven() {
    assertThat(challenges.take(0)).isEqualTo(new Taken.Unknown());
    assertThat(challenges.take(-1)).isEqualTo(new Taken.Unknown());
    assertThat(challenges.take(4711)).isEqualTo(new Taken.Unknown());
  }

  @Test
  void isLateWhenItsLifeIsOver() {
    int inTime = keep(REQUEST).orElseThrow();
    int late = keep(REQUEST).orElseThrow();

    clock.move(LIFE);
    assertThat(challenges.take(inTime)).isInstanceOf(Taken.Found.class);
    clock.move(Duration.ofMillis(1));
    assertThat(challenges.take(late)).isEqualTo(new Taken.Late());
    assertThat(challenges.take(late)).isEqualTo(new Taken.Unknown());
  }

  @Test
  void forgetsWhatWasNotAnsweredForTwoLives() {
    int forgotten = keep(REQUEST).orElseThrow();
    clock.move(LIFE.multipliedBy(2));
    assertThat(keep(REQUEST)).isPresent();
    assertThat(challenges.size()).isEqualTo(2);

    clock.move(Duration.ofMillis(1));
    assertThat(keep(REQUEST)).isPresent();

    assertThat(challenges.size()).isEqualTo(2);
    assertThat(challenges.take(forgotten)).isEqualTo(new Taken.Unknown());
  }

  @Test
  void keepsSoManyRequestsAndNoMore() {
    for (int i = 1; i < PendingChallenges.MAX_PENDING; i++) {
      assertThat(keep(Octets.EMPTY)).isPresent();
    }
    int last = keep(Octets.EMPTY).orElseThrow();
    assertThat(keep(Octets.EMPTY)).isEmpty();
    assertThat(challenges.size()).isEqualTo(PendingChallenges.MAX_PENDING);

    assertThat(challenges.take(last)).isInstanceOf(Taken.Found.class);
    assertThat(keep(Octets.EMPTY)).isPresent();
  }

  @Test
  void keepsSoManyOctetsAndNoMore() {
    Octets large = Octets.of(new byte[1 << 20]);
    for (long kept = large.length(); kept < PendingChallenges.MAX_PENDING_OCTETS; ) {
      assertThat(keep(large)).isPresent();
      kept += large.length();
    }
    int almost = keep(large.from(1)).orElseThrow();
    assertThat(keep(large)).isEmpty();
    assertThat(keep(Octets.of(new byte[2]))).isEmpty();
    assertThat(keep(Octets.of(new byte[1]))).isPresent();
    assertThat(keep(Octets.of(new byte[1]))).isEmpty();

    assertThat(challenges.take(almost)).isInstanceOf(Taken.Found.class);
    assertThat(keep(large.from(1))).isPresent();
  }

  @Test
  void makesRoomByForgetting() {
    Octets large = Octets.of(new byte[(int) PendingChallenges.MAX_PENDING_OCTETS]);
    assertThat(keep(large)).isPresent();
    assertThat(keep(large)).isEmpty();

    clock.move(LIFE.multipliedBy(2).plusMillis(1));

    assertThat(keep(large)).isPresent();
  }

  @Test
  void givesPositiveSessionIdsAndFreshNonces() {
    Set<Integer> sessionIds = new HashSet<>();
    Set<Octets> nonces = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      sessionIds.add(keep(REQUEST).orElseThrow());
      nonces.add(challenges.newNonce());
    }

    assertThat(sessionIds).hasSize(1000).allMatch(id -> id > 0);
    assertThat(nonces)
        .hasSize(1000)
        .allMatch(nonce -> nonce.length() == PendingChallenges.NONCE_OCTETS);
  }

  private Optional<Integer> keep(Octets request) {
    return challenges.keep(context(request), DELETE, challenges.newNonce());
  }

  private static RequestContext context(Octets request) {
    return new RequestContext(
        Transport.TCP,
        InetSocketAddress.createUnresolved("peer", 2641),
        0,
        OpFlags.NONE,
        ProtocolVersion.NEWEST,
        request);
  }
}
