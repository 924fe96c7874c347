package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.throttle.PeerNetwork;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Checks who clients say they are when they prove it along with a request, without a challenge for
 * that request (wire notes §7).
 *
 * <p>May be called on any thread, event loops included. The check reads the store and computes, so
 * it runs on the executor; {@link Verification#TOO_BUSY} when there is no room for it.
 */
public final class Credentials {
  private final ThrottledAuthenticator authenticator;
  private final Executor executor;

  /**
   * Checks with an authenticator.
   *
   * @param executor may block; its queue must be bounded
   */
  public Credentials(ThrottledAuthenticator authenticator, Executor executor) {
    this.authenticator = authenticator;
    this.executor = executor;
  }

  /**
   * Checks a secret key sent as it is.
   *
   * @param peer who sent it
   */
  public CompletionStage<Checked> verifySecret(
      Reference identity, Octets secret, InetSocketAddress peer) {
    return run(() -> authenticator.verifySecret(identity, secret, PeerNetwork.of(peer)));
  }

  /**
   * Checks a signature or MAC.
   *
   * @param signed a nonce given by this server and one chosen by the client
   * @param peer who sent it
   */
  public CompletionStage<Checked> verifyAnswer(
      ChallengeAnswer answer, Octets signed, InetSocketAddress peer) {
    return run(() -> authenticator.attempt(answer, PeerNetwork.of(peer)).check(signed));
  }

  /** Checks a public key whose private half the client was seen to hold. */
  public CompletionStage<Checked> verifyKey(Reference identity, PublicKey held) {
    return run(() -> authenticator.verifyKey(identity, held));
  }

  private CompletionStage<Checked> run(Supplier<Checked> check) {
    try {
      return CompletableFuture.supplyAsync(check, executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(Checked.of(Verification.TOO_BUSY));
    }
  }
}
