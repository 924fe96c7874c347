package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * Verify a challenge, op 201 (wire notes §3).
 *
 * <pre>
 * bytes key handle | int key index | bytes nonce
 * bytes digest, or octet type 1..3 and the raw digest
 * bytes answer
 * </pre>
 *
 * <p>The first octet of the digest tells its form: no length of a legal message begins with 1..3.
 */
final class VerifyChallengeCodec implements RequestCodec<VerifyChallenge> {
  @Override
  public int lengthOctets(VerifyChallenge request, ProtocolVersion version) {
    return request.key().lengthOctets()
        + Fields.lengthOctets(request.nonce())
        + request.digest().length()
        + (TypedDigest.isTyped(request.digest()) ? 0 : Fields.LENGTH_OCTETS)
        + Fields.lengthOctets(request.answer());
  }

  @Override
  public void write(VerifyChallenge request, ProtocolVersion version, OctetWriter out) {
    request.key().write(out);
    out.bytes(request.nonce());
    if (TypedDigest.isTyped(request.digest())) {
      out.octets(request.digest());
    } else {
      out.bytes(request.digest());
    }
    out.bytes(request.answer());
  }

  @Override
  public VerifyChallenge read(OctetReader in, ProtocolVersion version) throws WireException {
    Reference key = Fields.reference(in, "key");
    Octets nonce = Fields.bytes(in, "nonce");
    Octets digest = TypedDigest.readTypedOrBytes(in);
    return new VerifyChallenge(key, nonce, digest, Fields.bytes(in, "answer"));
  }
}
