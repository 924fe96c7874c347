package io.tanbiao.protocol.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Session;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.throttle.PeerNetwork;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SessionRepeatsTest {
  private static final int SESSION_ID = 7;
  private static final Operation DELETE = new Operation.DeleteHandle(Handle.of("88.300/x"));
  private static final Outcome LARGE =
      new Resolved(Handle.of("88.300/x"), Octets.of(new byte[200_000]));

  private final ManualClock clock = ManualClock.ofSomeDay();
  private final SessionRepeats repeats = new SessionRepeats(clock);
  private final List<CompletableFuture<Outcome>> acts = new ArrayList<>();

  @Test
  void actsOnceWhileTheFirstIsUnderWay() {
    // Given
    var first = ask(1, Transport.UDP, true);
    // When
    var second = ask(1, Transport.UDP, true);
    acts.get(0).complete(Done.PLAINLY);
    // Then
    assertThat(first).isCompletedWithValue(Done.PLAINLY);
    assertThat(second).isCompletedWithValue(Done.PLAINLY);
    assertThat(acts).hasSize(1);
  }

  @Test
  void remembersForAWhile() {
    // Given
    answer(1, Done.PLAINLY);
    clock.move(SessionRepeats.LIFETIME.minus(Duration.ofMillis(1)));
    ask(1, Transport.TCP, true);
    assertThat(acts).hasSize(1);
    // When
    clock.move(Duration.ofMillis(1));
    ask(1, Transport.TCP, true);
    // Then
    assertThat(acts).hasSize(2);
    assertThat(repeats.size()).isZero();
  }

  @Test
  void remembersOnlyWhatCameOverUdpWithAMac() {
    ask(1, Transport.TCP, true);
    ask(2, Transport.UDP, false);
    assertThat(repeats.size()).isZero();
  }

  @Test
  void remembersNothingThatHasNotActed() {
    answer(1, Refused.with(ResponseCode.SERVER_TOO_BUSY));
    ask(2, Transport.UDP, true);
    acts.get(1).completeExceptionally(new IllegalStateException("the rule is an outcome"));
    assertThat(repeats.size()).isZero();
  }

  @Test
  void remembersACertainNumber() {
    for (int id = 1; id <= SessionRepeats.MAX_REQUESTS; id++) {
      answer(id, Done.PLAINLY);
    }
    assertThat(repeats.size()).isEqualTo(SessionRepeats.MAX_REQUESTS);
    answer(SessionRepeats.MAX_REQUESTS + 1, Done.PLAINLY);
    assertThat(repeats.size()).isEqualTo(SessionRepeats.MAX_REQUESTS);
    ask(2, Transport.UDP, true);
    assertThat(acts).hasSize(SessionRepeats.MAX_REQUESTS + 1);
    ask(1, Transport.UDP, true);
    assertThat(acts).as("the oldest is forgotten").hasSize(SessionRepeats.MAX_REQUESTS + 2);
  }

  @Test
  void remembersACertainNumberOfOctets() {
    int fitting = (int) (SessionRepeats.MAX_OCTETS / 200_128);
    for (int id = 1; id <= fitting + 5; id++) {
      answer(id, LARGE);
    }
    assertThat(repeats.size()).isEqualTo(fitting);
  }

  private void answer(int requestId, Outcome outcome) {
    ask(requestId, Transport.UDP, true);
    acts.get(acts.size() - 1).complete(outcome);
  }

  private CompletableFuture<Outcome> ask(int requestId, Transport transport, boolean vouched) {
    Message message = Requests.message(DELETE, OpFlags.NONE, SESSION_ID, requestId, 1_893_456_000);
    ReceivedRequest request =
        new ReceivedRequest(
            message, DELETE, new Asker.Member(new SomeSession(), vouched), Optional.empty());
    return repeats.once(request, transport, this::act).toCompletableFuture();
  }

  private CompletableFuture<Outcome> act() {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    acts.add(outcome);
    return outcome;
  }

  private static final class SomeSession implements Session {
    @Override
    public int id() {
      return SESSION_ID;
    }

    @Override
    public PeerNetwork openedFrom() {
      return new PeerNetwork(Octets.EMPTY);
    }

    @Override
    public Optional<Reference> owner() {
      return Optional.empty();
    }

    @Override
    public void proved(Reference identity, Octets keys) {
      throw new AssertionError("nobody proves anything");
    }

    @Override
    public Octets ownerKeys() {
      return Octets.EMPTY;
    }
  }
}
