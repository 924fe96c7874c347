package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.wire.Message;

/**
 * An answer taken apart.
 *
 * @param head in front of the body
 * @param digest of the request, raw; empty when the answer carries none
 * @param outcome what became of the request
 */
public record Answer(AnswerHead head, Octets digest, Outcome outcome) {
  /** Whether further messages follow for the same request. */
  public boolean continues() {
    return head.has(OpFlags.CONT);
  }

  /**
   * Whether the digest is that of a request. A client signs a challenge only then (wire notes §4).
   */
  public boolean digests(Message request) {
    DigestAlgorithm algorithm = DigestAlgorithm.of(head.version());
    return algorithm.digest(request.signedOctets()).equals(digest);
  }
}
