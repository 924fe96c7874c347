package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import java.util.Map;

/**
 * A proof in the fields of the scheme {@code Handle}: a signature or MAC over the nonce of the
 * session and one of the client (wire notes §7).
 *
 * @param answer the proof as the protocol has it (wire notes §4)
 * @param clientNonce what it covers besides the nonce of the session
 */
record SessionProof(ChallengeAnswer answer, Octets clientNonce) {
  /** Whether fields hold a proof, and not only a session. */
  static boolean isIn(Map<String, String> fields) {
    return fields.containsKey("id") || fields.containsKey("signature");
  }

  /** Reads a proof. */
  static SessionProof of(Map<String, String> named) throws WireException {
    ProofFields fields = new ProofFields(named);
    Octets clientNonce = fields.nonce(ProofFields.CLIENT_NONCE);
    Reference identity = Authorization.identity(Octets.utf8(fields.text("id")));
    Octets type = Octets.utf8(fields.text(ProofFields.TYPE));
    return new SessionProof(new ChallengeAnswer(type, identity, fields.proof(type)), clientNonce);
  }
}
