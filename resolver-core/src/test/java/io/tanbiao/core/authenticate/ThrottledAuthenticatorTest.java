package io.tanbiao.core.authenticate;

import static io.tanbiao.core.SampleStore.put;
import static io.tanbiao.core.SampleStore.secretKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.authenticate.ProofThrottle.Bound;
import io.tanbiao.core.authenticate.ProofThrottle.Limits;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.peer.PeerException;
import io.tanbiao.core.peer.ScriptedPeers;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.throttle.ManualTime;
import io.tanbiao.core.throttle.PeerNetwork;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ThrottledAuthenticatorTest {
  private static final String ADMIN = "301:88.300/ADMIN";
  private static final String OTHER = "302:88.300/ADMIN";
  private static final String REMOTE = "301:88.400/USER";
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";
  private static final int WRONG_PER_IDENTITY = 5;
  private static final int WRONG_PER_ADDRESS = 12;
  private static final int WASTED_ROUNDS = 2 * Derivations.MAX_ROUNDS;
  private static final Octets SIGNED = Octets.utf8("nonce and digest");
  private static final Octets SALT = Octets.utf8("salt");
  private static final int HASHED = 3;
  private static final int PBKDF2 = 0x22;
  private static final int KEY_BITS = 160;
  private static final Checked FAILED = Checked.of(Verification.FAILED);

  private final Store store = SampleStore.empty();
  private final ManualTime time = new ManualTime();
  private final ThrottledAuthenticator authenticator =
      new ThrottledAuthenticator(
          new Authenticator(store),
          new Limits(WRONG_PER_IDENTITY, WRONG_PER_ADDRESS, WASTED_ROUNDS),
          time);

  ThrottledAuthenticatorTest() {
    put(store, "88.300/ADMIN", secretKey(301, "right"), secretKey(302, "right"));
  }

  @Test
  void refusesEvenARightProofAfterSoManyWrongOnes() {
    fail(ADMIN, HERE, WRONG_PER_IDENTITY - 1);
    assertThat(check(ADMIN, "right", HERE)).matches(Checked::isValid);
    fail(ADMIN, HERE, 1);

    Checked refused = check(ADMIN, "right", HERE);

    assertThat(refused).isEqualTo(new Checked(Verification.THROTTLED, 12));
    assertThat(refused.refusal().responseCode()).isEqualTo(ResponseCode.SERVER_TOO_BUSY.number());
    assertThat(refused.refusal().message()).isEqualTo("Too many wrong proofs: wait 12 s");
    assertThat(authenticator.refused(Bound.IDENTITY)).isOne();
  }

  @Test
  void takesTheRightProofAfterTheTimeItNamed() {
    fail(ADMIN, HERE, WRONG_PER_IDENTITY);

    time.pass(Duration.ofSeconds(12).minusNanos(1));
    assertThat(check(ADMIN, "right", HERE)).isEqualTo(new Checked(Verification.THROTTLED, 1));
    time.pass(Duration.ofNanos(1));
    assertThat(check(ADMIN, "right", HERE)).matches(Checked::isValid);
  }

  @Test
  void locksOutNobodyElse() {
    fail(ADMIN, HERE, WRONG_PER_IDENTITY);

    assertThat(check(ADMIN, "right", ELSEWHERE)).matches(Checked::isValid);
    assertThat(check(OTHER, "right", HERE)).matches(Checked::isValid);
    assertThat(check("301:88.300/admin", "right", HERE).verification())
        .isEqualTo(Verification.THROTTLED);
  }

  @Test
  void neverCountsRightProofsNorForgetsWrongOnesForThem() {
    fail(ADMIN, HERE, WRONG_PER_IDENTITY - 1);
    for (int i = 0; i < 10 * WRONG_PER_ADDRESS; i++) {
      assertThat(check(ADMIN, "right", HERE)).matches(Checked::isValid);
    }
    fail(ADMIN, HERE, 1);
    assertThat(check(ADMIN, "right", HERE).verification()).isEqualTo(Verification.THROTTLED);
  }

  @Test
  void refusesAnAddressThatTriesManyIdentities() {
    for (int i = 1; i < WRONG_PER_ADDRESS; i++) {
      fail(i + ":88.300/X", HERE, 1);
    }
    assertThat(check(ADMIN, "right", HERE)).matches(Checked::isValid);
    fail("99:88.300/X", HERE, 1);

    assertThat(check(ADMIN, "right", HERE)).isEqualTo(new Checked(Verification.THROTTLED, 5));
    assertThat(authenticator.refused(Bound.ADDRESS)).isOne();
    assertThat(check(ADMIN, "right", ELSEWHERE)).matches(Checked::isValid);
  }

  @Test
  void takesAnIpv6NetworkForOneAddress() {
    for (int i = 0; i < WRONG_PER_IDENTITY; i++) {
      fail(ADMIN, "2001:db8::" + i, 1);
    }
    assertThat(check(ADMIN, "right", "2001:db8::ff").verification())
        .isEqualTo(Verification.THROTTLED);
    assertThat(check(ADMIN, "right", "2001:db8:0:1::ff")).matches(Checked::isValid);
  }

  @Test
  void countsSecretKeysSentAsTheyAreAlongWithOtherProofs() {
    PeerNetwork here = network(HERE);
    Reference admin = Reference.parse(ADMIN);
    fail(ADMIN, HERE, WRONG_PER_IDENTITY - 1);
    assertThat(authenticator.verifySecret(admin, Octets.utf8("right"), here, Inquiry.none()))
        .matches(Checked::isValid);
    assertThat(authenticator.verifySecret(admin, Octets.utf8("wrong"), here, Inquiry.none()))
        .isEqualTo(FAILED);

    assertThat(
            authenticator
                .verifySecret(admin, Octets.utf8("right"), here, Inquiry.none())
                .verification())
        .isEqualTo(Verification.THROTTLED);
    assertThat(check(ADMIN, "right", HERE).verification()).isEqualTo(Verification.THROTTLED);
  }

  /** Whoever asks about answers of others, perhaps with a forged address, locks out nobody. */
  @Test
  void keepsAccountsOfOp201ForThemselves() {
    for (int i = 0; i < WRONG_PER_IDENTITY; i++) {
      assertThat(ask("wrong", Transport.UDP)).isEqualTo(FAILED);
    }
    assertThat(ask("right", Transport.UDP).verification()).isEqualTo(Verification.THROTTLED);
    for (int i = 0; i < WRONG_PER_IDENTITY; i++) {
      assertThat(ask("wrong", Transport.TCP)).isEqualTo(FAILED);
    }
    assertThat(ask("right", Transport.TCP).verification()).isEqualTo(Verification.THROTTLED);

    assertThat(check(ADMIN, "right", HERE)).matches(Checked::isValid);
  }

  /** Nobody is to wait since the server that holds his key is silent or has no room. */
  @Test
  void doesNotCountProofsThatNobodyCouldCheck() {
    Reference remote = Reference.parse(REMOTE);
    Octets secret = Octets.utf8("any");
    for (int i = 0; i <= WRONG_PER_ADDRESS; i++) {
      Inquiry silent = asking(peers().failingWith(() -> PeerException.failed("silent")));
      Inquiry full = asking(peers().failingWith(() -> PeerException.busy("full")));
      assertThat(checkBy(silent).verification()).isEqualTo(Verification.NOT_CHECKED);
      assertThat(checkBy(full).verification()).isEqualTo(Verification.TOO_BUSY);
      assertThat(authenticator.verifySecret(remote, secret, network(HERE), silent).verification())
          .isEqualTo(Verification.NOT_CHECKED);
    }
    assertThat(checkBy(asking(peers().provingRight()))).matches(Checked::isValid);
  }

  @Test
  void countsProofsThatTheirServerSaysAreWrong() {
    for (int i = 0; i < WRONG_PER_IDENTITY; i++) {
      assertThat(checkBy(asking(peers()))).isEqualTo(FAILED);
    }
    assertThat(checkBy(asking(peers().provingRight())).verification())
        .isEqualTo(Verification.THROTTLED);
  }

  /** Otherwise asking for too much would be work for nothing. */
  @Test
  void countsProofsThatAskForTooMuchWork() {
    Octets greedy = derived("right", Derivations.MAX_ROUNDS / 2 + 1);
    put(store, "88.300/MANY", secretKey(1, "other"), secretKey(2, "right"));
    for (int i = 0; i < WRONG_PER_IDENTITY; i++) {
      assertThat(check("0:88.300/MANY", greedy, HERE).isValid()).isFalse();
    }
    assertThat(check("0:88.300/MANY", "right", HERE).verification())
        .isEqualTo(Verification.THROTTLED);
  }

  /** Nobody tells when a key that a peer holds changes. */
  @Test
  void remembersProofsByKeysOfOthersForAWhile() {
    Checked checked = checkBy(asking(peers().provingRight()));
    Reference remote = Reference.parse(REMOTE);

    time.pass(ProofMemory.BY_KEYS_OF_OTHERS.minusNanos(1));
    assertThat(authenticator.remembers(remote, checked.keys())).isTrue();
    time.pass(Duration.ofNanos(1));
    assertThat(authenticator.remembers(remote, checked.keys())).isFalse();
  }

  @Test
  void remembersProofsByKeysHeldHereUntilTheyChange() {
    Checked checked = check(ADMIN, "right", HERE);
    Reference admin = Reference.parse(ADMIN);

    time.pass(ProofMemory.BY_KEYS_OF_OTHERS);
    assertThat(authenticator.remembers(admin, checked.keys())).isTrue();
    assertThat(authenticator.remembers(admin, FAILED.keys())).isFalse();
    put(store, "88.300/ADMIN", secretKey(301, "changed"));
    assertThat(authenticator.remembers(admin, checked.keys())).isFalse();
  }

  @Test
  void doesNotCountProofsOfNoKnownKind() {
    ChallengeAnswer unknown =
        new ChallengeAnswer(Octets.utf8("HS_CERT"), Reference.parse(ADMIN), Octets.EMPTY);
    for (int i = 0; i < WRONG_PER_ADDRESS; i++) {
      assertThat(
              authenticator
                  .attempt(unknown, network(HERE), Inquiry.none())
                  .check(SIGNED)
                  .verification())
          .isEqualTo(Verification.NOT_UNDERSTOOD);
    }
    assertThat(check(ADMIN, "right", HERE)).matches(Checked::isValid);
  }

  /** The rounds of the wrong ones come from many addresses; those of the right one are few. */
  @Test
  void givesLessWorkToAnIdentityForWhichMuchWasWastedButStillTakesOfficialClients() {
    // Given
    int wasted = 0;
    for (int host = 1; wasted < WASTED_ROUNDS; host++) {
      Checked checked =
          check(ADMIN, derived("wrong", Derivations.MAX_ROUNDS), "198.51.100." + host);
      assertThat(checked).isEqualTo(FAILED);
      wasted += Derivations.MAX_ROUNDS;
    }

    // Then
    assertThat(check(ADMIN, "right", HERE)).matches(Checked::isValid);
    assertThat(check(ADMIN, derived("right", 10_000), HERE)).matches(Checked::isValid);
    assertThat(check(ADMIN, derived("right", Derivations.LEAN_ROUNDS), HERE))
        .matches(Checked::isValid);
    Checked refused = check(ADMIN, derived("right", Derivations.LEAN_ROUNDS + 1), HERE);
    assertThat(refused).isEqualTo(new Checked(Verification.THROTTLED, 1));
    assertThat(authenticator.refused(Bound.WORK)).isOne();
    assertThat(check(OTHER, derived("right", Derivations.MAX_ROUNDS), HERE))
        .matches(Checked::isValid);
  }

  /** Index 0 stands for any key of the handle: together they get what one answer gets. */
  @Test
  void boundsTheWorkOfOneAnswerForAllKeysTogether() {
    put(store, "88.300/MANY", secretKey(1, "other"), secretKey(2, "right"));
    int half = Derivations.MAX_ROUNDS / 2;

    assertThat(check("0:88.300/MANY", derived("right", half - 1), HERE)).matches(Checked::isValid);
    assertThat(check("0:88.300/MANY", derived("right", half), HERE)).matches(Checked::isValid);
    assertThat(check("0:88.300/MANY", derived("right", half + 1), HERE).verification())
        .isEqualTo(Verification.NOT_CHECKED);
    assertThat(check("2:88.300/MANY", derived("right", half + 1), HERE)).matches(Checked::isValid);
  }

  private void fail(String identity, String address, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(check(identity, "wrong", address)).isEqualTo(FAILED);
    }
  }

  private Checked check(String identity, String secret, String address) {
    return check(identity, hashed(secret), address);
  }

  private Checked check(String identity, Octets proof, String address) {
    ChallengeAnswer answer =
        new ChallengeAnswer(Octets.utf8("HS_SECKEY"), Reference.parse(identity), proof);
    return authenticator.attempt(answer, network(address), Inquiry.none()).check(SIGNED);
  }

  private Checked ask(String secret, Transport transport) {
    return authenticator.verify(
        new VerifyChallenge(Reference.parse(ADMIN), SIGNED, Octets.EMPTY, hashed(secret)),
        by(transport));
  }

  private Checked checkBy(Inquiry inquiry) {
    ChallengeAnswer answer =
        new ChallengeAnswer(Octets.utf8("HS_SECKEY"), Reference.parse(REMOTE), hashed("any"));
    return authenticator.attempt(answer, network(HERE), inquiry).check(SIGNED);
  }

  private static ScriptedPeers peers() {
    return new ScriptedPeers("88.400");
  }

  private static Inquiry asking(ScriptedPeers peers) {
    return Inquiry.asking(peers, () -> 0, Duration.ofSeconds(3));
  }

  private static RequestContext by(Transport transport) {
    return new RequestContext(
        transport,
        new InetSocketAddress(HERE, 1),
        0,
        OpFlags.NONE,
        ProtocolVersion.NEWEST,
        Octets.EMPTY);
  }

  private static Octets hashed(String secret) {
    Octets key = Octets.utf8(secret);
    return Octets.concat(Octets.of((byte) HASHED), DigestAlgorithm.SHA256.digest(key, SIGNED, key));
  }

  private static Octets derived(String secret, int iterations) {
    try {
      byte[] key =
          new Derivations(iterations).derive(Octets.utf8(secret), SALT, iterations, KEY_BITS);
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      Octets proof = Octets.of(mac.doFinal(SIGNED.toArray()));
      return new OctetWriter(1 + 4 + SALT.length() + 4 + 4 + 4 + proof.length())
          .octet(PBKDF2)
          .bytes(SALT)
          .int32(iterations)
          .int32(KEY_BITS)
          .bytes(proof)
          .finish();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK has HmacSHA1", e);
    }
  }

  private static PeerNetwork network(String address) {
    return PeerNetwork.of(new InetSocketAddress(address, 1));
  }
}
