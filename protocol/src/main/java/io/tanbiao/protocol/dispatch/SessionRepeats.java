package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Created;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.wire.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Lets a request that comes in a session over UDP act once, however often its client repeats it
 * (wire notes §1).
 *
 * <p>Each repeat has a counter, a MAC and maybe a cipher text of its own, which are checked like
 * those of any request; what makes it a repeat is the same session, request id, header and body.
 * Its answer is made anew from the outcome that the first one had. A client that gives UDP up and
 * goes on with TCP gets that outcome too. Bounded in requests, octets and time; may be used by any
 * thread, one lock guards the table.
 */
final class SessionRepeats {
  /** How many requests are remembered. */
  static final int MAX_REQUESTS = 16_384;

  /** How many octets their outcomes may have together. */
  static final long MAX_OCTETS = 16L << 20;

  /** How long one is remembered: longer than clients repeat it. */
  static final Duration LIFETIME = Duration.ofSeconds(10);

  /** What an outcome takes at least. */
  private static final int FIXED_OCTETS = 128;

  private final Clock clock;
  private final Map<Key, Request> requests = new LinkedHashMap<>();
  private long octets;

  private record Key(int sessionId, int requestId, Octets digest) {}

  private static final class Request {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final long deadlineMillis;
    private int octets;

    private Request(long deadlineMillis) {
      this.deadlineMillis = deadlineMillis;
    }
  }

  SessionRepeats(Clock clock) {
    this.clock = clock;
  }

  /**
   * The outcome of a request.
   *
   * @param act acts on it; called at most once, without the lock
   */
  CompletionStage<Outcome> once(
      ReceivedRequest request, Transport transport, Supplier<CompletionStage<Outcome>> act) {
    Message message = request.message();
    if (!(request.asker() instanceof Asker.Member member && member.vouched())
        || onlyReads(message.header().opCode())) {
      return act.get();
    }
    Key key = keyOf(message);
    Request first = new Request(clock.millis() + LIFETIME.toMillis());
    Request known = transport == Transport.UDP ? findOrPut(key, first) : find(key);
    if (known != null) {
      return known.outcome;
    }
    return act.get().whenComplete((outcome, failure) -> completed(key, first, outcome, failure));
  }

  /** How many requests are remembered. */
  synchronized int size() {
    return requests.size();
  }

  private synchronized Request find(Key key) {
    expire();
    return requests.get(key);
  }

  private synchronized Request findOrPut(Key key, Request first) {
    Request known = find(key);
    if (known == null) {
      requests.put(key, first);
      forgetBeyondBounds();
    }
    return known;
  }

  private void completed(Key key, Request request, Outcome outcome, Throwable failure) {
    keepIfActed(key, request, outcome);
    if (failure == null) {
      request.outcome.complete(outcome);
    } else {
      request.outcome.completeExceptionally(failure);
    }
  }

  /** A request that got a challenge or came at a busy time has not acted and may come again. */
  private synchronized void keepIfActed(Key key, Request request, Outcome outcome) {
    if (requests.get(key) != request) {
      return;
    }
    if (outcome == null || hasNotActed(outcome)) {
      requests.remove(key);
    } else {
      request.octets = FIXED_OCTETS + octetsOf(outcome);
      octets += request.octets;
      forgetBeyondBounds();
    }
  }

  private void expire() {
    long now = clock.millis();
    Iterator<Request> oldest = requests.values().iterator();
    while (oldest.hasNext()) {
      Request request = oldest.next();
      if (request.deadlineMillis > now) {
        return;
      }
      forget(request, oldest);
    }
  }

  private void forgetBeyondBounds() {
    while (requests.size() > MAX_REQUESTS || octets > MAX_OCTETS) {
      Iterator<Request> oldest = requests.values().iterator();
      forget(oldest.next(), oldest);
    }
  }

  private void forget(Request request, Iterator<Request> at) {
    at.remove();
    octets -= request.octets;
  }

  private static boolean onlyReads(OpCode opCode) {
    return opCode.equals(OpCode.RESOLUTION) || opCode.equals(OpCode.GET_SITE_INFO);
  }

  private static boolean hasNotActed(Outcome outcome) {
    return outcome.responseCode() == ResponseCode.AUTHENTICATION_NEEDED.number()
        || outcome.responseCode() == ResponseCode.SERVER_TOO_BUSY.number();
  }

  private static int octetsOf(Outcome outcome) {
    if (outcome instanceof OfChallenged original) {
      return octetsOf(original.outcome());
    } else if (outcome instanceof Resolved resolved) {
      return resolved.valueList().length();
    }
    return outcome instanceof Created created ? created.handle().name().length() : 0;
  }

  private static Key keyOf(Message message) {
    return new Key(
        message.envelope().sessionId(),
        message.envelope().requestId(),
        DigestAlgorithm.SHA256.digest(message.signedOctets()));
  }
}
