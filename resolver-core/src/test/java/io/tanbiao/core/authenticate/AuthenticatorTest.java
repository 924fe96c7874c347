package io.tanbiao.core.authenticate;

import static io.tanbiao.core.SampleStore.put;
import static io.tanbiao.core.SampleStore.secretKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.authenticate.CapturedAnswers.Answer;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.peer.PeerException;
import io.tanbiao.core.peer.ScriptedPeers;
import io.tanbiao.core.store.Store;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final Answer BY_SECRET = CapturedAnswers.of("132-answer-seckey-hmac-sha256");
  private static final Answer BY_RSA = CapturedAnswers.of("055-create-pubkey");
  private static final String ADMIN = "88.300/ADMIN";

  private final Store store = SampleStore.empty();
  private final Authenticator authenticator = new Authenticator(store);

  @Test
  void findsTheKeyThatTheIdentityNames() {
    put(store, ADMIN, publicKey(300, "rsa"), secretKey(301, "capture-secret-1"));

    assertThat(verify("HS_PUBKEY", "300:" + ADMIN, BY_RSA)).isEqualTo(Verification.VALID);
    assertThat(verify("HS_SECKEY", "301:" + ADMIN, BY_SECRET)).isEqualTo(Verification.VALID);
    assertThat(verify("HS_SECKEY", "301:88.300/admin", BY_SECRET)).isEqualTo(Verification.VALID);
  }

  @Test
  void failsWithoutSuchAKey() {
    put(store, ADMIN, publicKey(300, "rsa"), secretKey(301, "capture-secret-1"));

    assertThat(verify("HS_PUBKEY", "302:" + ADMIN, BY_RSA)).isEqualTo(Verification.FAILED);
    assertThat(verify("HS_PUBKEY", "301:" + ADMIN, BY_RSA)).isEqualTo(Verification.FAILED);
    assertThat(verify("HS_SECKEY", "300:" + ADMIN, BY_SECRET)).isEqualTo(Verification.FAILED);
    assertThat(verify("HS_SECKEY", "301:88.300/X", BY_SECRET)).isEqualTo(Verification.FAILED);
  }

  @Test
  void failsWithAnotherKey() {
    put(store, ADMIN, publicKey(300, "stranger"), secretKey(301, "capture-secret-2"));

    assertThat(verify("HS_PUBKEY", "300:" + ADMIN, BY_RSA)).isEqualTo(Verification.FAILED);
    assertThat(verify("HS_SECKEY", "301:" + ADMIN, BY_SECRET)).isEqualTo(Verification.FAILED);
  }

  @Test
  void understandsNoOtherKindsOfProof() {
    for (String type : new String[] {"HS_CERT", "hs_seckey", "HS_SECKEY.x", ""}) {
      assertThat(verify(type, "300:" + ADMIN, BY_RSA)).isEqualTo(Verification.NOT_UNDERSTOOD);
    }
    assertThat(Verification.NOT_UNDERSTOOD.code()).isEqualTo(ResponseCode.INVALID_CREDENTIAL);
  }

  @Test
  void takesSecretKeysOfTypesBelowButPublicKeysOfTheExactTypeOnly() {
    HandleValue secret = HandleValue.of(301, "HS_SECKEY.x", CapturedAnswers.SECRET);
    HandleValue open = HandleValue.of(300, "HS_PUBKEY.x", CapturedAnswers.key("rsa"));
    put(store, ADMIN, secret, open);

    assertThat(verify("HS_SECKEY", "301:" + ADMIN, BY_SECRET)).isEqualTo(Verification.VALID);
    assertThat(verify("HS_PUBKEY", "300:" + ADMIN, BY_RSA)).isEqualTo(Verification.FAILED);
  }

  @Test
  void triesEveryKeyForIndexZero() {
    put(store, ADMIN, publicKey(1, "stranger"), publicKey(2, "dsa"), publicKey(3, "rsa"));

    assertThat(verify("HS_PUBKEY", "0:" + ADMIN, BY_RSA)).isEqualTo(Verification.VALID);
    assertThat(verify("HS_PUBKEY", "2:" + ADMIN, BY_RSA)).isEqualTo(Verification.FAILED);
  }

  @Test
  void triesTheOtherKeysWhenOneCannotBeRead() {
    HandleValue unreadable = HandleValue.of(1, "HS_PUBKEY", "no key at all");
    HandleValue unknown = HandleValue.of(2, "HS_PUBKEY", Octets.hex("00000003534d32"));
    put(store, ADMIN, unreadable, unknown, publicKey(3, "rsa"));

    assertThat(verify("HS_PUBKEY", "0:" + ADMIN, BY_RSA)).isEqualTo(Verification.VALID);
    assertThat(verify("HS_PUBKEY", "1:" + ADMIN, BY_RSA)).isEqualTo(Verification.FAILED);
  }

  @Test
  void triesSoManyKeysAndNoMore() {
    for (int position :
        new int[] {Authenticator.MAX_KEYS_TRIED - 1, Authenticator.MAX_KEYS_TRIED}) {
      put(store, ADMIN, keysWithTheRightOneAt(position));
      assertThat(verify("HS_SECKEY", "0:" + ADMIN, BY_SECRET)).isEqualTo(Verification.VALID);
    }
    put(store, ADMIN, keysWithTheRightOneAt(Authenticator.MAX_KEYS_TRIED + 1));
    assertThat(verify("HS_SECKEY", "0:" + ADMIN, BY_SECRET)).isEqualTo(Verification.FAILED);
  }

  @Test
  void failsForAnAnswerThatItCannotRead() {
    put(store, ADMIN, publicKey(300, "rsa"), secretKey(301, "capture-secret-1"));

    Answer empty = new Answer("empty", BY_RSA.nonce(), BY_RSA.digest(), Octets.EMPTY);
    Answer md5 = CapturedAnswers.of("128-answer-seckey-md5");

    assertThat(verify("HS_PUBKEY", "300:" + ADMIN, empty)).isEqualTo(Verification.FAILED);
    assertThat(verify("HS_SECKEY", "301:" + ADMIN, empty)).isEqualTo(Verification.FAILED);
    assertThat(verify("HS_SECKEY", "301:" + ADMIN, md5)).isEqualTo(Verification.FAILED);
    assertThat(Verification.FAILED.code()).isEqualTo(ResponseCode.AUTHENTICATION_FAILED);
  }

  @Test
  void fetchesPublicKeysOfOtherServers() {
    ScriptedPeers peers =
        new ScriptedPeers("88.400").holding("88.400/U", publicKey(300, "rsa"), publicKey(7, "dsa"));

    assertThat(verifyAt(peers, "HS_PUBKEY", "300:88.400/U", BY_RSA)).isEqualTo(Verification.VALID);
    assertThat(verifyAt(peers, "HS_PUBKEY", "0:88.400/U", BY_RSA)).isEqualTo(Verification.VALID);
    assertThat(verifyAt(peers, "HS_PUBKEY", "7:88.400/U", BY_RSA)).isEqualTo(Verification.FAILED);
    assertThat(verifyAt(peers, "HS_PUBKEY", "8:88.400/U", BY_RSA)).isEqualTo(Verification.FAILED);
  }

  @Test
  void asksWhoHoldsASecretKeyAboutTheAnswer() {
    ScriptedPeers peers = new ScriptedPeers("88.400");
    assertThat(verifyAt(peers, "HS_SECKEY", "301:88.400/U", BY_SECRET))
        .isEqualTo(Verification.FAILED);

    peers.provingRight();
    assertThat(verifyAt(peers, "HS_SECKEY", "301:88.400/U", BY_SECRET))
        .isEqualTo(Verification.VALID);
    assertThat(peers.lastProof().nonce()).isEqualTo(BY_SECRET.nonce());
    assertThat(peers.lastProof().digest().from(1)).isEqualTo(BY_SECRET.digest());
    assertThat(peers.lastProof().answer()).isEqualTo(BY_SECRET.octets());
  }

  @Test
  void tellsWhatIsNotKnownFromWhatIsWrong() {
    for (String type : new String[] {"HS_SECKEY", "HS_PUBKEY"}) {
      ScriptedPeers silent =
          new ScriptedPeers("88.400").failingWith(() -> PeerException.failed("silent"));
      assertThat(verifyAt(silent, type, "300:88.400/U", BY_RSA))
          .isEqualTo(Verification.NOT_CHECKED);
      ScriptedPeers busy =
          new ScriptedPeers("88.400").failingWith(() -> PeerException.busy("full"));
      assertThat(verifyAt(busy, type, "300:88.400/U", BY_RSA)).isEqualTo(Verification.TOO_BUSY);
    }
  }

  private Verification verifyAt(ScriptedPeers peers, String type, String identity, Answer answer) {
    return authenticator.verify(
        new ChallengeAnswer(Octets.utf8(type), Reference.parse(identity), answer.octets()),
        answer.signed(),
        new Derivations(Derivations.MAX_ROUNDS),
        Inquiry.asking(peers, () -> 0, Duration.ofSeconds(1)));
  }

  private Verification verify(String type, String identity, Answer answer) {
    return authenticator.verify(
        new ChallengeAnswer(Octets.utf8(type), Reference.parse(identity), answer.octets()),
        answer.signed());
  }

  private static HandleValue[] keysWithTheRightOneAt(int position) {
    return IntStream.rangeClosed(1, position)
        .mapToObj(i -> secretKey(i, i == position ? "capture-secret-1" : "other"))
        .toArray(HandleValue[]::new);
  }

  private static HandleValue publicKey(int index, String name) {
    return HandleValue.of(index, "HS_PUBKEY", CapturedAnswers.key(name));
  }
}
