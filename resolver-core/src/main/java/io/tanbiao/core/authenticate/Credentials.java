package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.throttle.PeerNetwork;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks who clients say they are when they prove it along with a request, without a challenge for
 * that request (wire notes §7).
 *
 * <p>May be called on any thread, event loops included. The check reads the store and computes, so
 * it runs on the executor, or on that for peers when they hold the key; {@link
 * Verification#TOO_BUSY} when there is no room for it.
 */
public final class Credentials {
  private final ThrottledAuthenticator authenticator;
  private final Executor executor;
  private final Peering peering;

  /**
   * Checks with an authenticator.
   *
   * @param executor may block; its queue must be bounded
   * @param peering asks for keys that are not held here
   */
  public Credentials(ThrottledAuthenticator authenticator, Executor executor, Peering peering) {
    this.authenticator = authenticator;
    this.executor = executor;
    this.peering = peering;
  }

  /**
   * Checks a secret key sent as it is.
   *
   * @param peer who sent it
   */
  public CompletionStage<Checked> verifySecret(
      Reference identity, Octets secret, InetSocketAddress peer) {
    PeerNetwork from = PeerNetwork.of(peer);
    return run(identity, inquiry -> authenticator.verifySecret(identity, secret, from, inquiry));
  }

  /**
   * Checks a signature or MAC.
   *
   * @param signed a nonce given by this server and one chosen by the client
   * @param peer who sent it
   */
  public CompletionStage<Checked> verifyAnswer(
      ChallengeAnswer answer, Octets signed, InetSocketAddress peer) {
    PeerNetwork from = PeerNetwork.of(peer);
    return run(
        answer.identity(), inquiry -> authenticator.attempt(answer, from, inquiry).check(signed));
  }

  /** Checks a public key whose private half the client was seen to hold. */
  public CompletionStage<Checked> verifyKey(Reference identity, PublicKey held) {
    return run(identity, inquiry -> authenticator.verifyKey(identity, held, inquiry));
  }

  private CompletionStage<Checked> run(Reference identity, Function<Inquiry, Checked> check) {
    return on(executor, () -> checkOrHandOn(identity, check));
  }

  /** Whether peers are concerned is read from the store, so not on an event loop either. */
  private CompletionStage<Checked> checkOrHandOn(
      Reference identity, Function<Inquiry, Checked> check) {
    if (!peering.concerns(identity)) {
      return CompletableFuture.completedFuture(check.apply(Inquiry.none()));
    }
    Inquiry asking = peering.asking();
    return on(peering.executor(), () -> CompletableFuture.completedFuture(check.apply(asking)));
  }

  private static CompletionStage<Checked> on(
      Executor executor, Supplier<CompletionStage<Checked>> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor).thenCompose(Function.identity());
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(Checked.of(Verification.TOO_BUSY));
    }
  }
}
