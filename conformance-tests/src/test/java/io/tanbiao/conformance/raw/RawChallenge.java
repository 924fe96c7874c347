package io.tanbiao.conformance.raw;

/**
 * What an answer with code 402 carries (wire notes §3, §4).
 *
 * @param sessionId that the answer must have
 * @param digest of the request, without the octet for its type
 * @param nonce random octets
 */
public record RawChallenge(int sessionId, Octets digest, Octets nonce) {
  /** Code of an answer that is a challenge. */
  public static final int CODE = 402;

  private static final int SHA256 = 3;
  private static final int SHA256_OCTETS = 32;
  private static final int NONCE_OCTETS = 16;

  /**
   * Reads the challenge to a request, as clients do: it must name this request.
   *
   * @throws AssertionError when it is none, or none to this request
   */
  public static RawChallenge of(RawMessage request, RawMessage answer) {
    if (answer.code() != CODE) {
      throw new AssertionError("no challenge but " + answer.code() + ": " + answer.errorText());
    }
    RawReader in = answer.bodyReader();
    int type = in.int8();
    Octets digest = in.octets(SHA256_OCTETS);
    Octets nonce = in.bytes();
    if (type != SHA256 || !digest.equals(request.digest())) {
      throw new AssertionError("digest of another request: " + type + " " + digest);
    }
    if (nonce.length() != NONCE_OCTETS || answer.envelope().sessionId() <= 0) {
      throw new AssertionError("session " + answer.envelope().sessionId() + ", nonce " + nonce);
    }
    return new RawChallenge(answer.envelope().sessionId(), digest, nonce);
  }

  /** The answer of an identity. */
  public RawMessage answerOf(RawIdentity identity) {
    return RawRequests.answer(sessionId, identity, identity.proof(Octets.concat(nonce, digest)));
  }
}
