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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void keepsSoManyRequestsOfAPeerAndNoMore() {
    for (int i = 1; i < PendingChallenges.OF_PEER.requests(); i++) {
      assertThat(keep(Octets.EMPTY)).isPresent();
    }
    int last = keep(Octets.EMPTY).orElseThrow();
    assertThat(keep(Octets.EMPTY)).isEmpty();
    assertThat(keep(Octets.EMPTY, Transport.TCP, 2)).isPresent();
    assertThat(keep(Octets.EMPTY, Transport.UDP, 1)).isPresent();

    assertThat(challenges.take(last)).isInstanceOf(Taken.Found.class);
    assertThat(keep(Octets.EMPTY)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"TCP", "HTTP_TUNNEL", "UDP"})
  void keepsTheLargestMessageOfEveryPeer(Transport transport) {
    assertThat(keep(octets(262_144), transport, 1)).isPresent();
  }

  @Test
  void chargesTheHeapOfTheDecodedRequestToo() {
    assertThat(pendingOf(Octets.EMPTY).heapOctets()).isEqualTo(1_024);
    assertThat(pendingOf(octets(262_144)).heapOctets()).isEqualTo(1_024 + 12 * 262_144);
  }

  @Test
  void fitsASmallHeap() {
    long together = PendingChallenges.ALL.heapOctets() + PendingChallenges.ALL_BY_UDP.heapOctets();

    assertThat(together).isLessThanOrEqualTo(40L << 20);
  }

  @Test
  void keepsARequestAsLargeAsThePartOfAPeerAndNoLarger() {
    Octets full = filling(PendingChallenges.OF_PEER);

    assertThat(keep(full.from(1), Transport.TCP, 1)).isPresent();
    assertThat(keep(full, Transport.TCP, 2)).isPresent();
    assertThat(keep(octets(full.length() + 1L), Transport.TCP, 3)).isEmpty();
  }

  @Test
  void keepsSoManyOctetsOfAPeerAndNoMore() {
    Octets full = filling(PendingChallenges.OF_PEER);
    int almost = keep(besideAnEmptyOne(full)).orElseThrow();
    assertThat(keep(octets(1))).isEmpty();
    assertThat(keep(Octets.EMPTY)).isPresent();
    assertThat(keep(Octets.EMPTY)).isEmpty();
    assertThat(keep(Octets.EMPTY, Transport.TCP, 2)).isPresent();

    assertThat(challenges.take(almost)).isInstanceOf(Taken.Found.class);
    assertThat(keep(besideAnEmptyOne(full))).isPresent();
  }

  @Test
  void keepsSoManyRequestsOfAllPeersAndNoMore() {
    int peers = PendingChallenges.ALL.requests() / PendingChallenges.OF_PEER.requests();
    for (int i = 0; i < PendingChallenges.ALL.requests() - 1; i++) {
      assertThat(keep(Octets.EMPTY, Transport.TCP, i % peers)).isPresent();
    }
    int last = keep(Octets.EMPTY, Transport.TCP, peers).orElseThrow();
    assertThat(keep(Octets.EMPTY, Transport.TCP, peers)).isEmpty();
    assertThat(challenges.size()).isEqualTo(PendingChallenges.ALL.requests());

    assertThat(challenges.take(last)).isInstanceOf(Taken.Found.class);
    assertThat(keep(Octets.EMPTY, Transport.TCP, peers)).isPresent();
  }

  @Test
  void keepsSoManyOctetsOfAllPeersAndNoMore() {
    Octets full = filling(PendingChallenges.OF_PEER);
    int peers = (int) (PendingChallenges.ALL.heapOctets() / PendingChallenges.OF_PEER.heapOctets());
    for (int i = 1; i < peers; i++) {
      assertThat(keep(full, Transport.TCP, i)).isPresent();
    }
    assertThat(keep(besideAnEmptyOne(full), Transport.TCP, peers)).isPresent();
    assertThat(keep(octets(1), Transport.TCP, peers + 1)).isEmpty();
    assertThat(keep(Octets.EMPTY, Transport.TCP, peers + 1)).isPresent();
    assertThat(keep(Octets.EMPTY, Transport.TCP, peers + 1)).isEmpty();
  }

  @Test
  void makesRoomByForgetting() {
    Octets large = filling(PendingChallenges.OF_PEER);
    assertThat(keep(large)).isPresent();
    assertThat(keep(large)).isEmpty();

    clock.move(LIFE.multipliedBy(2).plusMillis(1));

    assertThat(keep(large)).isPresent();
  }

  /** Its address may be forged, so who comes with it must not be refused for others. */
  @Test
  void givesUpTheOldestRequestOfAPeerByUdp() {
    int other = keep(REQUEST, Transport.UDP, 2).orElseThrow();
    int oldest = keep(REQUEST, Transport.UDP, 1).orElseThrow();
    int next = keep(REQUEST, Transport.UDP, 1).orElseThrow();
    for (int i = 3; i <= PendingChallenges.OF_PEER_BY_UDP.requests(); i++) {
      assertThat(keep(REQUEST, Transport.UDP, 1)).isPresent();
    }

    int newest = keep(REQUEST, Transport.UDP, 1).orElseThrow();

    assertThat(challenges.take(oldest)).isEqualTo(new Taken.Unknown());
    assertThat(challenges.take(next)).isInstanceOf(Taken.Found.class);
    assertThat(challenges.take(newest)).isInstanceOf(Taken.Found.class);
    assertThat(challenges.take(other)).isInstanceOf(Taken.Found.class);
  }

  @Test
  void givesUpTheOldestByUdpAndNothingElseInAFlood() {
    int byTcp = keep(REQUEST).orElseThrow();
    int oldest = keep(REQUEST, Transport.UDP, 0).orElseThrow();
    int next = keep(REQUEST, Transport.UDP, 1).orElseThrow();
    for (int i = 2; i <= PendingChallenges.ALL_BY_UDP.requests(); i++) {
      assertThat(keep(REQUEST, Transport.UDP, i)).isPresent();
    }

    assertThat(challenges.size()).isEqualTo(1 + PendingChallenges.ALL_BY_UDP.requests());
    assertThat(challenges.take(oldest)).isEqualTo(new Taken.Unknown());
    assertThat(challenges.take(next)).isInstanceOf(Taken.Found.class);
    assertThat(challenges.take(byTcp)).isInstanceOf(Taken.Found.class);
  }

  @Test
  void boundsTheOctetsOfRequestsByUdp() {
    Octets full = filling(PendingChallenges.OF_PEER_BY_UDP);
    int first = keep(besideAnEmptyOne(full), Transport.UDP, 1).orElseThrow();
    assertThat(keep(Octets.EMPTY, Transport.UDP, 1)).isPresent();
    assertThat(challenges.size()).isEqualTo(2);

    assertThat(keep(Octets.EMPTY, Transport.UDP, 1)).isPresent();
    assertThat(challenges.take(first)).isEqualTo(new Taken.Unknown());
    assertThat(keep(octets(full.length() + 1L), Transport.UDP, 1)).isEmpty();
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
    return keep(request, Transport.TCP, 1);
  }

  private Optional<Integer> keep(Octets request, Transport transport, int peer) {
    return challenges.keep(context(request, transport, peer), DELETE, challenges.newNonce());
  }

  /** A request that takes the whole bound. */
  private static Octets filling(WaitingRequests.Bounds bounds) {
    long octets =
        (bounds.heapOctets() - PendingChallenges.HEAP_OCTETS_PER_REQUEST)
            / PendingChallenges.HEAP_OCTETS_PER_SIGNED_OCTET;
    return octets(octets);
  }

  /** The largest request that leaves room for one without octets. */
  private static Octets besideAnEmptyOne(Octets full) {
    int factor = PendingChallenges.HEAP_OCTETS_PER_SIGNED_OCTET;
    return full.from((PendingChallenges.HEAP_OCTETS_PER_REQUEST + factor - 1) / factor);
  }

  private Pending pendingOf(Octets request) {
    RequestContext context = context(request);
    return new Pending(context, DELETE, challenges.newNonce(), context.digest(), 0);
  }

  private static Octets octets(long length) {
    return Octets.of(new byte[Math.toIntExact(length)]);
  }

  private static RequestContext context(Octets request) {
    return context(request, Transport.TCP, 1);
  }

  private static RequestContext context(Octets request, Transport transport, int peer) {
    return new RequestContext(
        transport, addressOf(peer), 0, OpFlags.NONE, ProtocolVersion.NEWEST, request);
  }

  private static InetSocketAddress addressOf(int peer) {
    try {
      byte[] octets = {10, (byte) (peer >> 16), (byte) (peer >> 8), (byte) peer};
      return new InetSocketAddress(InetAddress.getByAddress(octets), 2641);
    } catch (UnknownHostException e) {
      throw new AssertionError("four octets are an address", e);
    }
  }
}
