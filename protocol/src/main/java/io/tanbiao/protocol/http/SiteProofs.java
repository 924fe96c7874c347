package io.tanbiao.protocol.http;

import io.tanbiao.core.authenticate.WebSession;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.session.Signatures;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Proves to clients of the JSON interface which site they talk to, when they send a nonce of theirs
 * without saying who they are (wire notes §7).
 *
 * <p>May be called on any thread, event loops included: signing takes milliseconds and runs on the
 * executor. When there is no room for it, the answer comes without a proof, which a client that
 * asked for one takes for another server.
 */
public final class SiteProofs {
  private final Signatures signatures;
  private final Executor executor;

  /**
   * Proves with the key of a site.
   *
   * @param executor its queue must be bounded
   */
  public SiteProofs(Signatures signatures, Executor executor) {
    this.signatures = signatures;
    this.executor = executor;
  }

  /**
   * The proof for a session, if the fields of a client ask for one.
   *
   * @throws WireException when its nonce cannot be read or is too long
   */
  CompletionStage<SiteProof> proofFor(WebSession session, Map<String, String> fields)
      throws WireException {
    if (!fields.containsKey(ProofFields.CLIENT_NONCE) || SessionProof.isIn(fields)) {
      return CompletableFuture.completedFuture(SiteProof.NONE);
    }
    Octets clientNonce = new ProofFields(fields).nonce(ProofFields.CLIENT_NONCE);
    Octets signed = Octets.concat(session.nonce(), clientNonce);
    try {
      return CompletableFuture.supplyAsync(
          () -> signatures.signOctets(signed).map(SiteProof::new).orElse(SiteProof.NONE), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(SiteProof.NONE);
    }
  }
}
