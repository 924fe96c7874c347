package io.tanbiao.core.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.peer.Inquiry.Gap;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InquiryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Reference GROUP = Reference.parse("200:88.400/GROUP");
  private static final HandleValue MEMBERS = SampleStore.group(200, "300:88.400/USER");
  private static final Octets SIGNED = Octets.of(new byte[48]);
  private static final ChallengeAnswer PROOF =
      new ChallengeAnswer(
          ValueTypes.HS_SECKEY, Reference.parse("301:88.400/USER"), Octets.utf8("proof"));

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final ScriptedPeers peers =
      new ScriptedPeers("88.400").holding("88.400/GROUP", MEMBERS).provingRight();
  private final Inquiry inquiry = Inquiry.asking(peers, nanos::get, PATIENCE);

  @Test
  void asksOnceForTheSame() {
    assertThat(inquiry.values(GROUP, ValueTypes.HS_VLIST)).containsExactly(MEMBERS);
    assertThat(inquiry.values(GROUP, ValueTypes.HS_VLIST)).containsExactly(MEMBERS);
    assertThat(peers.asked()).containsExactly("200:88.400/GROUP HS_VLIST");
    assertThat(inquiry.gap()).isEqualTo(Gap.NONE);
  }

  @Test
  void asksNobodyWhereNobodyMayWait() {
    Inquiry silent = Inquiry.silent(peers);

    assertThat(silent.concerns(GROUP.handle())).isTrue();
    assertThat(silent.values(GROUP, ValueTypes.HS_VLIST)).isEmpty();
    assertThat(silent.gap()).isEqualTo(Gap.NOT_ASKED);
    assertThat(peers.asked()).isEmpty();
  }

  @Test
  void knowsNobodyWithoutPeers() {
    assertThat(Inquiry.none().concerns(GROUP.handle())).isFalse();
    assertThat(Inquiry.none().gap()).isEqualTo(Gap.NONE);
  }

  @Test
  void asksUpToTheMostQuestions() {
    for (int i = 0; i < Inquiry.MAX_QUESTIONS; i++) {
      assertThat(inquiry.verify(PROOF, SIGNED)).contains(true);
    }
    assertThat(inquiry.gap()).isEqualTo(Gap.NONE);

    assertThat(inquiry.verify(PROOF, SIGNED)).isEmpty();
    assertThat(inquiry.gap()).isEqualTo(Gap.FAILED);
    assertThat(peers.asked()).hasSize(Inquiry.MAX_QUESTIONS);
  }

  @Test
  void asksUntilItsTimeIsOver() {
    nanos.addAndGet(PATIENCE.toNanos() - 1);
    assertThat(inquiry.verify(PROOF, SIGNED)).contains(true);

    nanos.incrementAndGet();
    assertThat(inquiry.verifySecret(PROOF.identity(), Octets.utf8("x"))).isEmpty();
    assertThat(inquiry.gap()).isEqualTo(Gap.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"48,16,3", "36,16,2", "32,16,1", "80,48,3", "33,17,1", "17,1,1", "16,0,1"})
  void splitsWhatWasSignedSoThatOthersPutItTogetherAgain(int length, int nonce, int type) {
    byte[] octets = new byte[length];
    new Random(length).nextBytes(octets);

    assertThat(inquiry.verify(PROOF, Octets.of(octets))).contains(true);

    VerifyChallenge question = peers.lastProof();
    assertThat(question.key()).isEqualTo(PROOF.identity());
    assertThat(question.answer()).isEqualTo(PROOF.answer());
    assertThat(question.nonce().length()).isEqualTo(nonce);
    assertThat(question.digest().at(0)).isEqualTo((byte) type);
    assertThat(Octets.concat(question.nonce(), question.digest().from(1)))
        .isEqualTo(Octets.of(octets));
  }

  @Test
  void tellsNoRoomFromNoAnswer() {
    peers.failingWith(() -> PeerException.busy("full"));
    assertThat(inquiry.verify(PROOF, SIGNED)).isEmpty();
    assertThat(inquiry.gap()).isEqualTo(Gap.BUSY);

    peers.failingWith(() -> PeerException.failed("silent"));
    assertThat(inquiry.verify(PROOF, SIGNED)).isEmpty();
    assertThat(inquiry.gap()).isEqualTo(Gap.FAILED);

    peers.failingWith(() -> PeerException.busy("full"));
    assertThat(inquiry.verify(PROOF, SIGNED)).isEmpty();
    assertThat(inquiry.gap()).isEqualTo(Gap.FAILED);
  }
}
