package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Listing;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.AnswerHead;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.wire.Envelope;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;

/** Writes the outcome of a request as the messages of its answer (wire notes §2, §3). */
final class AnswerWriter {
  /** How long an answer is valid (wire notes §2). */
  static final int EXPIRATION_SECONDS = 43_200;

  private static final int MAX_ENCODED_OCTETS =
      Envelope.LENGTH_OCTETS + Envelope.MAX_MESSAGE_OCTETS;

  private static final Refused TOO_LONG =
      Refused.with(ResponseCode.ERROR, "The answer exceeds 262144 octets");

  private final IntSupplier siteSerial;
  private final Clock clock;
  private final AnswerSeal seal;

  AnswerWriter(IntSupplier siteSerial, Clock clock, Signatures signatures) {
    this.siteSerial = siteSerial;
    this.clock = clock;
    this.seal = new AnswerSeal(signatures);
  }

  /** The first message of an answer; that of a list is made once its first page was read. */
  CompletionStage<AnswerPart> write(AnsweredRequest request, Outcome outcome) {
    if (outcome instanceof OfChallenged original) {
      return write(request.challenged(original), original.outcome());
    } else if (outcome instanceof Listing listing) {
      NameCursor names = listing.names().get();
      return new ListRest(names, (page, flags) -> writeOne(request, page, flags)).next();
    }
    return CompletableFuture.completedFuture(only(request, outcome));
  }

  /** An answer of one message. */
  AnswerPart only(AnsweredRequest request, Outcome outcome) {
    return AnswerPart.last(writeOne(request, outcome, 0));
  }

  /** The serial number of our site record now. */
  int siteSerial() {
    return siteSerial.getAsInt();
  }

  /** Until when answers given now are valid, in seconds since the epoch. */
  int expirationSeconds() {
    return (int) (clock.millis() / 1000 + EXPIRATION_SECONDS);
  }

  private Octets writeOne(AnsweredRequest request, Outcome outcome, int more) {
    Answer answer = answerOf(request, outcome, more);
    if (Answers.encodedLength(answer) <= MAX_ENCODED_OCTETS) {
      Octets sealed = seal.encode(answer, request.session());
      if (sealed.length() <= MAX_ENCODED_OCTETS) {
        return sealed;
      }
    }
    return seal.encode(answerOf(request, TOO_LONG, 0), request.session());
  }

  private Answer answerOf(AnsweredRequest request, Outcome outcome, int more) {
    Octets digest = digestOf(request, outcome);
    OpFlags flags = AnswerFlags.of(request, outcome, !digest.isEmpty());
    AnswerHead head =
        new AnswerHead(
            request.answerVersion(),
            sessionIdOf(request, outcome),
            request.requestId(),
            request.opCode(),
            flags.with(more),
            siteSerial(),
            request.recursionCount(),
            expirationSeconds());
    return new Answer(head, digest, outcome);
  }

  /** Below 2.1 there is no digest but the one inside a challenge (wire notes §2). */
  private static Octets digestOf(AnsweredRequest request, Outcome outcome) {
    ProtocolVersion version = request.answerVersion();
    if (!version.isAtLeast(ProtocolVersion.TYPED_DIGESTS)) {
      return Octets.EMPTY;
    }
    if (outcome instanceof Challenge challenge) {
      return challenge.digest();
    }
    return request.flags().has(OpFlags.RRDG) && !request.signedOctets().isEmpty()
        ? DigestAlgorithm.of(version).digest(request.signedOctets())
        : Octets.EMPTY;
  }

  private static int sessionIdOf(AnsweredRequest request, Outcome outcome) {
    if (outcome instanceof Challenge challenge) {
      return challenge.sessionId();
    }
    return outcome instanceof SessionOpened opened ? opened.sessionId() : request.sessionId();
  }
}
