package io.tanbiao.core.authenticate;

import static io.tanbiao.core.SampleStore.put;
import static io.tanbiao.core.SampleStore.secretKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.peer.ScriptedPeers;
import io.tanbiao.core.store.Store;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final String ADMIN = "88.300/ADMIN";
  private static final Octets SECRET = Octets.utf8("capture-secret-1");

  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);

  private final Store store = SampleStore.empty();
  private Peering peering = Peering.NONE;

  @Test
  void knowsTheSecretKeyOfAnIdentityAndNoOther() {
    put(store, ADMIN, secretKey(301, "capture-secret-1"), secretKey(302, "x"), secretKey(303, ""));

    assertThat(verify("301:" + ADMIN, "capture-secret-1")).isEqualTo(Verification.VALID);
    assertThat(verify("0:" + ADMIN, "x")).isEqualTo(Verification.VALID);
    assertThat(verify("302:" + ADMIN, "capture-secret-1")).isEqualTo(Verification.FAILED);
    assertThat(verify("301:" + ADMIN, "capture-secret")).isEqualTo(Verification.FAILED);
    assertThat(verify("303:" + ADMIN, "")).isEqualTo(Verification.FAILED);
    assertThat(verify("301:88.300/X", "capture-secret-1")).isEqualTo(Verification.FAILED);
  }

  @Test
  void takesNoOtherValueForASecretKey() {
    put(store, ADMIN, HandleValue.of(1, "URL", SECRET));

    assertThat(verify("1:" + ADMIN, "capture-secret-1")).isEqualTo(Verification.FAILED);
  }

  @Test
  void checksProofsOverBothNonces() {
    // Given
    put(store, ADMIN, secretKey(301, "capture-secret-1"));
    Octets nonce = Octets.hex("00010203");
    Octets clientNonce = Octets.hex("0405");
    Octets mac = DigestAlgorithm.SHA256.digest(SECRET, Octets.hex("000102030405"), SECRET);
    ChallengeAnswer answer =
        new ChallengeAnswer(
            Octets.utf8("HS_SECKEY"),
            Reference.parse("301:" + ADMIN),
            Octets.concat(Octets.hex("03"), mac));

    // Then
    assertThat(
            credentials(Runnable::run)
                .verifyAnswer(answer, Octets.concat(nonce, clientNonce), PEER))
        .isCompletedWithValueMatching(Checked::isValid);
    assertThat(
            credentials(Runnable::run)
                .verifyAnswer(answer, Octets.concat(clientNonce, nonce), PEER))
        .isCompletedWithValue(Checked.of(Verification.FAILED));
  }

  @Test
  void tellsByWhichKeysAProofWasRight() {
    // Given
    put(store, ADMIN, secretKey(301, "capture-secret-1"));
    Reference identity = Reference.parse("301:" + ADMIN);
    Octets keys = new StoredKeys(store).stateOf(identity);

    // Then
    assertThat(credentials(Runnable::run).verifySecret(identity, SECRET, PEER))
        .isCompletedWithValue(new Checked(Verification.VALID, 0, keys));
    assertThat(credentials(Runnable::run).verifySecret(identity, Octets.hex("00"), PEER))
        .isCompletedWithValue(Checked.of(Verification.FAILED));
  }

  @Test
  void saysWhenThereIsNoRoomToCheck() {
    Executor full =
        task -> {
          throw new RejectedExecutionException();
        };

    assertThat(credentials(full).verifySecret(Reference.parse("301:" + ADMIN), SECRET, PEER))
        .isCompletedWithValue(Checked.of(Verification.TOO_BUSY));
  }

  @Test
  void asksPeersOnTheirThreads() {
    // Given
    put(store, ADMIN, secretKey(301, SECRET.text()));
    ScriptedPeers peers = new ScriptedPeers("88.400").provingRight();
    List<Runnable> waiting = new ArrayList<>();
    peering = new Peering(peers, Duration.ofSeconds(1), waiting::add, () -> 0);
    Reference identity = Reference.parse("301:88.400/USER");
    // When
    var checked =
        credentials(Runnable::run).verifySecret(identity, SECRET, PEER).toCompletableFuture();
    // Then
    assertThat(checked).isNotDone();
    assertThat(peers.asked()).isEmpty();
    waiting.forEach(Runnable::run);
    assertThat(checked).isCompletedWithValueMatching(Checked::isValid);
    assertThat(peers.asked()).containsExactly("secret of 301:88.400/USER");
    assertThat(verify("301:" + ADMIN, SECRET.text())).isEqualTo(Verification.VALID);
  }

  @Test
  void hasNoRoomWhenTheThreadsForPeersAreBusy() {
    Executor full =
        task -> {
          throw new RejectedExecutionException();
        };
    peering = new Peering(new ScriptedPeers("88.400"), Duration.ofSeconds(1), full, () -> 0);
    Reference identity = Reference.parse("301:88.400/USER");

    assertThat(credentials(Runnable::run).verifySecret(identity, SECRET, PEER))
        .isCompletedWithValue(Checked.of(Verification.TOO_BUSY));
  }

  private Verification verify(String identity, String secret) {
    return credentials(Runnable::run)
        .verifySecret(Reference.parse(identity), Octets.utf8(secret), PEER)
        .toCompletableFuture()
        .join()
        .verification();
  }

  private Credentials credentials(Executor executor) {
    return new Credentials(
        new ThrottledAuthenticator(
            new Authenticator(store), ProofThrottle.Limits.STANDARD, System::nanoTime),
        executor,
        peering);
  }
}
