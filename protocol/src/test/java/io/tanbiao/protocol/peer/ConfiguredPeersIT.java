package io.tanbiao.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.peer.PeerException;
import io.tanbiao.core.peer.Peers;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.session.SiteSignatures;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCredential;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers say over real connections, and what is made of it. */
class ConfiguredPeersIT {
  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final Duration BRIEF = Duration.ofMillis(300);
  private static final Reference USER = Reference.parse("300:88.400/USER");
  private static final HandleValue KEY = HandleValue.of(300, "HS_PUBKEY", "a key");
  private static final HandleValue OTHER_KEY = HandleValue.of(302, "HS_PUBKEY", "another");
  private static final HandleValue URL = HandleValue.of(1, "URL", "https://example.org");
  private static final VerifyChallenge QUESTION =
      new VerifyChallenge(
          Reference.parse("301:88.400/USER"),
          Octets.utf8("nonce"),
          Octets.concat(Octets.of((byte) 3), Octets.of(new byte[32])),
          Octets.utf8("proof"));

  private final ManualClock clock = ManualClock.ofSomeDay();
  private ScriptedPeer peer;
  private Peers peers;

  @BeforeEach
  void open() throws Exception {
    peer = new ScriptedPeer(ConfiguredPeersIT::record);
    peers = peersAt("88.400", peer);
  }

  @AfterEach
  void close() throws IOException {
    peer.close();
  }

  @Test
  void fetchesTheValueOfAnIndex() throws Exception {
    assertThat(peers.values(USER, ValueTypes.HS_PUBKEY, WITHIN)).containsExactly(KEY);
    assertThat(peer.asked())
        .containsExactly(new Resolution(USER.handle(), List.of(300), List.of(), Octets.EMPTY));
  }

  @Test
  void fetchesTheValuesOfATypeForIndexZero() throws Exception {
    Reference any = new Reference(USER.handle(), 0);

    assertThat(peers.values(any, ValueTypes.HS_PUBKEY, WITHIN)).containsExactly(KEY, OTHER_KEY);
    assertThat(peer.asked())
        .containsExactly(
            new Resolution(USER.handle(), List.of(), List.of(ValueTypes.HS_PUBKEY), Octets.EMPTY));
  }

  @Test
  void takesNoValueOfAnotherType() throws Exception {
    assertThat(peers.values(USER, ValueTypes.HS_VLIST, WITHIN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200})
  void takesWhatIsNotThereForNothing(int code) throws Exception {
    peer.answering(operation -> new Refused(code, ""));

    assertThat(peers.values(USER, ValueTypes.HS_PUBKEY, WITHIN)).isEmpty();
    assertThat(peers.verify(QUESTION, WITHIN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 301})
  void takesOtherCodesForNoAnswer(int code) {
    peer.answering(operation -> new Refused(code, ""));

    assertNoAnswer();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksAboutProofs(boolean valid) throws Exception {
    assertThat(peers.verify(QUESTION, WITHIN)).isTrue();
    peer.answering(operation -> new Outcome.Verified(valid));

    assertThat(peers.verify(QUESTION, WITHIN)).isEqualTo(valid);
    assertThat(peer.asked()).containsExactly(QUESTION, QUESTION);
  }

  @Test
  void asksAboutASecretWithoutSendingIt() throws Exception {
    assertThat(peers.verifySecret(QUESTION.key(), Octets.utf8("sesame"), WITHIN)).isTrue();

    VerifyChallenge asked = (VerifyChallenge) peer.asked().remove();
    assertThat(asked.key()).isEqualTo(QUESTION.key());
    assertThat(asked.digest().length()).isEqualTo(33);
    assertThat(asked.answer().text()).doesNotContain("sesame");
  }

  /** Answers that look right and are not to be believed. */
  private enum Lie {
    NO_SIGNATURE,
    FOREIGN_SIGNATURE,
    SIGNATURE_OF_ANOTHER_TYPE,
    SIGNATURE_BY_MD5,
    OTHER_OCTETS,
    WRONG_DIGEST;

    Message tell(Message answer, Signatures right) {
      Message signed = right.sign(answer);
      return switch (this) {
        case NO_SIGNATURE -> answer;
        case FOREIGN_SIGNATURE ->
            new SiteSignatures(ScriptedPeer.newKeys().getPrivate()).sign(answer);
        case SIGNATURE_OF_ANOTHER_TYPE -> signed.with(other(signed, MessageCredential.MAC, ""));
        case SIGNATURE_BY_MD5 -> signed.with(other(signed, MessageCredential.SIGNED, "MD5"));
        case OTHER_OCTETS -> changed(signed, signed.body().length() - 1);
        case WRONG_DIGEST -> right.sign(changed(answer, 5));
      };
    }

    private static MessageCredential other(Message signed, Octets type, String hash) {
      try {
        MessageCredential old = MessageCredential.decode(signed.credential());
        return new MessageCredential(
            0, 0, old.signer(), type, hash.isEmpty() ? old.hash() : Octets.utf8(hash), old.proof());
      } catch (WireException e) {
        throw new AssertionError(e);
      }
    }

    private static Message changed(Message message, int at) {
      byte[] body = message.body().toArray();
      body[at] ^= 1;
      return Message.of(
          message.envelope(), message.header(), Octets.of(body), message.credential());
    }
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void believesNoLie(Lie lie) {
    Signatures right = peer.rightSignatures();
    peer.signing(answer -> lie.tell(answer, right));

    assertNoAnswer();
  }

  @Test
  void takesNoValuesOfAnotherHandle() {
    peer.answering(
        operation ->
            new Outcome.Resolved(Handle.of("88.400/OTHER"), ValueListCodec.encode(List.of(KEY))));

    assertThatExceptionOfType(PeerException.class)
        .isThrownBy(() -> peers.values(USER, ValueTypes.HS_PUBKEY, WITHIN));
  }

  @Test
  void takesNoAnswerThatGoesOn() {
    peer.sending(
        (answer, socket) -> {
          answer[24 + 4] |= 0x04;
          for (int i = 0; i < 3; i++) {
            socket.getOutputStream().write(answer);
          }
        });

    assertNoAnswer();
  }

  @Test
  void waitsNotLongerThanItMayForASilentPeer() {
    peer.sending((answer, socket) -> assertThat(socket.getInputStream().read()).isEqualTo(-1));

    assertFailsWithin(BRIEF);
  }

  @Test
  void waitsNotLongerThanItMayForOneThatTrickles() {
    CountDownLatch never = new CountDownLatch(1);
    peer.sending(
        (answer, socket) -> {
          for (byte octet : answer) {
            socket.getOutputStream().write(octet);
            pause(never);
          }
        });

    assertFailsWithin(BRIEF);
  }

  @Test
  void findsNobodyWherePeersAreGone() throws Exception {
    peer.close();

    assertNoAnswer();
  }

  @Test
  void asksOneServerAFewQuestionsAtATime() throws Exception {
    // Given
    CountDownLatch waiting = new CountDownLatch(PeerServer.MAX_QUESTIONS_AT_A_TIME);
    CountDownLatch go = new CountDownLatch(1);
    peer.answering(
        operation -> {
          waiting.countDown();
          await(go);
          return new Outcome.Verified(true);
        });
    List<CompletableFuture<Boolean>> questions =
        IntStream.range(0, PeerServer.MAX_QUESTIONS_AT_A_TIME)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(this::ask, task -> new Thread(task).start()))
            .toList();
    await(waiting);

    // When
    assertThatExceptionOfType(PeerException.class)
        .isThrownBy(() -> peers.verify(QUESTION, WITHIN))
        .matches(PeerException::isBusy);
    go.countDown();

    // Then
    assertThat(questions).allSatisfy(question -> assertThat(question.get()).isTrue());
    assertThat(peers.verify(QUESTION, WITHIN)).isTrue();
  }

  @Test
  void keepsValuesForAShortTimeAndNothingElse() throws Exception {
    assertThat(peers.values(USER, ValueTypes.HS_PUBKEY, WITHIN)).containsExactly(KEY);
    assertThat(peers.values(USER, ValueTypes.HS_VLIST, WITHIN)).isEmpty();
    assertThat(peers.verify(QUESTION, WITHIN)).isTrue();
    assertThat(peer.asked()).hasSize(3);

    clock.move(KeptValues.LONGEST.minusMillis(1));
    assertThat(peers.values(USER, ValueTypes.HS_PUBKEY, WITHIN)).containsExactly(KEY);
    assertThat(peer.asked()).hasSize(3);
    assertThat(peers.values(USER, ValueTypes.HS_VLIST, WITHIN)).isEmpty();
    assertThat(peers.verify(QUESTION, WITHIN)).isTrue();
    assertThat(peer.asked()).hasSize(5);

    clock.move(Duration.ofMillis(1));
    assertThat(peers.values(USER, ValueTypes.HS_PUBKEY, WITHIN)).containsExactly(KEY);
    assertThat(peer.asked()).hasSize(6);
  }

  @Test
  void asksTheSiteOfTheLongestPrefix() throws Exception {
    try (ScriptedPeer derived = new ScriptedPeer(operation -> new Outcome.Verified(false))) {
      Peers both =
          new ConfiguredPeers(
              Map.of(
                  Prefix.of("88.400"), PeerSite.of(peer.site()),
                  Prefix.of("88.400.1"), PeerSite.of(derived.site())),
              clock,
              new SecureRandom());

      for (String name : List.of("88.400.1/USER", "0.NA/88.400.1", "88.400.1.2/USER")) {
        assertThat(both.verify(questionAbout(name), WITHIN)).as(name).isFalse();
      }
      for (String name : List.of("88.400/USER", "0.NA/88.400", "88.400.12/USER", "88.400")) {
        assertThat(both.verify(questionAbout(name), WITHIN)).as(name).isTrue();
      }
      for (String name : List.of("88.40/USER", "0.NA/88", "88", "0.NA/0.NA", "/", "")) {
        assertThat(both.know(Handle.of(name))).as(name).isFalse();
      }
    }
  }

  private static VerifyChallenge questionAbout(String name) {
    return new VerifyChallenge(
        new Reference(Handle.of(name), 301),
        QUESTION.nonce(),
        QUESTION.digest(),
        QUESTION.answer());
  }

  private static Outcome record(Operation operation) {
    return operation instanceof Resolution resolution
        ? new Outcome.Resolved(
            resolution.handle(), ValueListCodec.encode(List.of(URL, KEY, OTHER_KEY)))
        : new Outcome.Verified(true);
  }

  private Peers peersAt(String prefix, ScriptedPeer one) throws Exception {
    return new ConfiguredPeers(
        Map.of(Prefix.of(prefix), PeerSite.of(one.site())), clock, new SecureRandom());
  }

  private void assertNoAnswer() {
    assertThatExceptionOfType(PeerException.class)
        .isThrownBy(() -> peers.values(USER, ValueTypes.HS_PUBKEY, WITHIN))
        .matches(failure -> !failure.isBusy());
    assertThatExceptionOfType(PeerException.class)
        .isThrownBy(() -> peers.verify(QUESTION, WITHIN))
        .matches(failure -> !failure.isBusy());
  }

  private void assertFailsWithin(Duration time) {
    long start = System.nanoTime();
    assertThatExceptionOfType(PeerException.class)
        .isThrownBy(() -> peers.values(USER, ValueTypes.HS_PUBKEY, time));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private boolean ask() {
    try {
      return peers.verify(QUESTION, WITHIN);
    } catch (PeerException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void pause(CountDownLatch never) {
    try {
      assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
