package io.tanbiao.core.pipeline;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleNode.ROOT;
import static io.tanbiao.core.SampleNode.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.GetSiteInfo;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Created;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.Outcome.SiteInfo;
import io.tanbiao.core.outcome.ResponseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final Handle FURNACE = Handle.of("88.300/furnace");
  private static final HandleValue URL = HandleValue.of(1, "URL", "http://a");
  private static final Operation CREATE = new CreateHandle(FURNACE, List.of(URL));

  private static final Operation VERIFY =
      new Operation.VerifyChallenge(
          Reference.parse(ADMIN), Octets.EMPTY, Octets.EMPTY, Octets.EMPTY);

  private final SampleNode node = new SampleNode();

  @Test
  void registersWhatAnAdministratorProvesToWantAndResolvesIt() {
    Challenge challenge = (Challenge) node.ask(CREATE);
    assertThat(node.ask(Resolution.ofAll(FURNACE)).responseCode()).isEqualTo(100);

    assertThat(node.answer(ADMIN, challenge)).isEqualTo(new Created(FURNACE, false));

    Octets shown = ValueListCodec.encode(List.of(URL.at(node.clock().seconds())));
    assertThat(node.ask(Resolution.ofAll(FURNACE))).isEqualTo(new Resolved(FURNACE, shown));
  }

  @Test
  void challengesWithTheDigestOfTheRequestInTheVersionOfTheAnswer() {
    for (ProtocolVersion version :
        List.of(ProtocolVersion.NEWEST, ProtocolVersion.TYPED_DIGESTS, new ProtocolVersion(2, 0))) {
      RequestContext context = in(version, node.context(0));

      Challenge challenge = (Challenge) node.handle(context, CREATE).toCompletableFuture().join();

      assertThat(challenge.digest()).isEqualTo(context.digest());
      assertThat(challenge.nonce().length()).isEqualTo(16);
      assertThat(challenge.sessionId()).isPositive();
    }
  }

  /** A flood of proofs or new sessions fills lanes of their own. */
  @Test
  void resolvesWhileThereIsNoRoomForProofsAndKeyExchanges() {
    // Given
    Executor full =
        task -> {
          throw new RejectedExecutionException();
        };
    Lanes lanes = new Lanes(Runnable::run, full, full);
    SampleNode busy = new SampleNode(SampleStore.empty(), lanes, false);
    busy.with(FURNACE.toString(), URL);
    Challenge challenge = (Challenge) busy.ask(new Operation.DeleteHandle(FURNACE));

    // Then
    assertThat(busy.answer(ADMIN, challenge).responseCode()).isEqualTo(3);
    assertThat(busy.ask(VERIFY).responseCode()).isEqualTo(3);
    assertThat(busy.ask(new Operation.SessionExchangeKey(Octets.EMPTY)).responseCode())
        .isEqualTo(3);
    assertThat(busy.ask(Resolution.ofAll(FURNACE)).responseCode()).isEqualTo(1);
  }

  @Test
  void answersTheProofAsTheRequestThatItCompletes() {
    // Given
    RequestContext first = in(new ProtocolVersion(2, 8), node.context(4711, OpFlags.RRDG));
    Challenge challenge = (Challenge) node.handle(first, CREATE).toCompletableFuture().join();

    // When
    Outcome outcome =
        node.handle(
                node.context(challenge.sessionId(), OpFlags.CERT),
                SampleNode.proof(ADMIN, challenge))
            .toCompletableFuture()
            .join();

    // Then
    assertThat(outcome)
        .isEqualTo(
            new OfChallenged(
                OpCode.CREATE_HANDLE,
                first.flags(),
                4711,
                first.answerVersion(),
                new Created(FURNACE, false)));
  }

  @Test
  void asksNoOtherServerWhateverTheRequestSaysOfRecursion() {
    Operation elsewhere = Resolution.ofAll(Handle.of("88.999/furnace"));

    assertThat(node.ask(elsewhere, OpFlags.RECU)).isEqualTo(node.ask(elsewhere));
    assertThat(node.ask(elsewhere, OpFlags.RECU).responseCode()).isEqualTo(301);
  }

  @Test
  void takesTheFlagsOfTheRequestAndNotThoseOfTheProof() {
    Challenge challenge = (Challenge) node.ask(CREATE, OpFlags.OVRW);
    node.with("88.300/furnace", HandleValue.of(2, "URL", "old"));

    assertThat(node.answer(ADMIN, challenge)).isEqualTo(new Created(FURNACE, true));
  }

  @Test
  void refusesTheWrongKey() {
    Challenge challenge = (Challenge) node.ask(CREATE);
    ChallengeAnswer proof = SampleNode.proof(USER, challenge);

    assertCode(
        answer(
            challenge,
            new ChallengeAnswer(
                proof.authenticationType(),
                SampleNode.proof(ADMIN, challenge).identity(),
                proof.answer())),
        ResponseCode.AUTHENTICATION_FAILED);
    assertThat(node.ask(Resolution.ofAll(FURNACE)).responseCode()).isEqualTo(100);
  }

  @Test
  void doesNotUnderstandOtherKindsOfProof() {
    Challenge challenge = (Challenge) node.ask(CREATE);
    ChallengeAnswer proof = SampleNode.proof(ADMIN, challenge);

    assertCode(
        answer(
            challenge,
            new ChallengeAnswer(Octets.utf8("HS_CERT"), proof.identity(), proof.answer())),
        ResponseCode.INVALID_CREDENTIAL);
  }

  @Test
  void saysThatTheRightIsMissingBeforeItChecksTheProof() {
    Challenge challenge = (Challenge) node.ask(CREATE);
    ChallengeAnswer proof = SampleNode.proof(USER, challenge);

    assertCode(
        answer(
            challenge,
            new ChallengeAnswer(proof.authenticationType(), proof.identity(), Octets.EMPTY)),
        ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void tellsWhoIsNobodyFromWhoLacksARight() {
    node.with("0.NA/88.300", SampleStore.admin(100, 0x2, USER));

    assertCode(node.as(ROOT, CREATE), ResponseCode.INVALID_ADMINISTRATOR);
    assertCode(node.as(USER, CREATE), ResponseCode.INSUFFICIENT_PERMISSION);
  }

  @Test
  void takesEachChallengeOnce() {
    Challenge challenge = (Challenge) node.ask(CREATE);

    assertCode(node.answer(ADMIN, challenge), ResponseCode.SUCCESS);
    assertCode(node.answer(ADMIN, challenge), ResponseCode.SESSION_TIMED_OUT);
  }

  @Test
  void takesAWronglyAnsweredChallengeForAnsweredToo() {
    Challenge challenge = (Challenge) node.ask(CREATE);

    assertCode(node.answer(USER, challenge), ResponseCode.INVALID_ADMINISTRATOR);
    assertCode(node.answer(ADMIN, challenge), ResponseCode.SESSION_TIMED_OUT);
  }

  @Test
  void takesAnAnswerForTheWholeLifeOfTheChallengeAndNoLonger() {
    Challenge inTime = (Challenge) node.ask(CREATE);
    Challenge late = (Challenge) node.ask(CREATE, OpFlags.OVRW);

    node.clock().move(SampleNode.CHALLENGE_LIFE);
    assertCode(node.answer(ADMIN, inTime), ResponseCode.SUCCESS);
    node.clock().move(Duration.ofMillis(1));
    assertCode(node.answer(ADMIN, late), ResponseCode.AUTHENTICATION_TIMED_OUT);
  }

  @Test
  void knowsNoChallengeThatItNeverGave() {
    Challenge invented = new Challenge(4711, Octets.of(new byte[16]), Octets.of(new byte[32]));

    assertCode(node.answer(ADMIN, invented), ResponseCode.SESSION_TIMED_OUT);
  }

  @Test
  void acceptsNoProofForAnotherChallenge() {
    Challenge one = (Challenge) node.ask(CREATE);
    Challenge other = (Challenge) node.ask(CREATE);

    assertCode(answer(one, SampleNode.proof(ADMIN, other)), ResponseCode.AUTHENTICATION_FAILED);
  }

  @Test
  void showsTheSiteAsItIs() {
    assertThat(node.ask(new GetSiteInfo(Handle.of("/")))).isEqualTo(new SiteInfo(SampleNode.SITE));
  }

  @Test
  void tellsObserversOfEveryAnswer() {
    // Given
    List<String> told = new ArrayList<>();
    RequestObserver observer =
        (context, operation, outcome, nanos) ->
            told.add(operation.opCode() + ": " + outcome.responseCode() + (nanos < 0 ? "?" : ""));
    SampleNode observed = new SampleNode(SampleStore.empty(), Runnable::run, false, observer);

    // When
    observed.as(ADMIN, CREATE);
    observed.ask(Resolution.ofAll(Handle.of("88.999/a")));
    observed.ask(new Operation.Unknown(new OpCode(77), Octets.EMPTY));

    // Then
    assertThat(told)
        .containsExactly(
            "100 create-handle: 402",
            "200 challenge-answer: 1",
            "1 resolution: 301",
            "77 unknown: 5");
  }

  private Outcome answer(Challenge challenge, ChallengeAnswer answer) {
    Outcome outcome =
        node.handle(node.context(challenge.sessionId()), answer).toCompletableFuture().join();
    return ((OfChallenged) outcome).outcome();
  }

  private static RequestContext in(ProtocolVersion version, RequestContext context) {
    return new RequestContext(
        context.transport(),
        context.peer(),
        context.sessionId(),
        context.flags(),
        version,
        context.signedOctets());
  }

  private static void assertCode(Outcome outcome, ResponseCode code) {
    assertThat(outcome.responseCode()).as(outcome.toString()).isEqualTo(code.number());
  }
}
