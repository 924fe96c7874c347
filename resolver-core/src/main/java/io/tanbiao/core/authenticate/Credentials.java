package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
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
  private final Authenticator authenticator;
  private final Executor executor;

  /**
   * Checks with an authenticator.
   *
   * @param executor may block; its queue must be bounded
   */
  public Credentials(Authenticator authenticator, Executor executor) {
    this.authenticator = authenticator;
    this.executor = executor;
  }

  /** Checks a secret key sent as it is. */
  public CompletionStage<Verification> verifySecret(Reference identity, Octets secret) {
    return run(() -> authenticator.verifySecret(identity, secret));
  }

  /**
   * Checks a signature or MAC over two nonces.
   *
   * @param nonce given by this server
   * @param clientNonce chosen by the client
   */
  public CompletionStage<Verification> verifyAnswer(
      ChallengeAnswer answer, Octets nonce, Octets clientNonce) {
    return run(() -> authenticator.verify(answer, Octets.concat(nonce, clientNonce)));
  }

  private CompletionStage<Verification> run(Supplier<Verification> check) {
    try {
      return CompletableFuture.supplyAsync(check, executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(Verification.TOO_BUSY);
    }
  }
}
