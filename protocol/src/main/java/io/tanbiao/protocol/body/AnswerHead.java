package io.tanbiao.protocol.body;

import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * What an answer says of itself in front of its body.
 *
 * @param version in which it is written; decides digest, codes and the form of challenges
 * @param sessionId 0 for none; of a new session or a challenge: theirs
 * @param requestId of the request
 * @param opCode of the request; of the original request when it answers a challenge's answer
 * @param flags as sent, see {@link #has(int)} and {@link OpFlags}
 * @param siteSerial of the server's site record
 * @param recursionCount of the request
 * @param expirationSeconds since the epoch; clients refuse an answer with one that is past
 */
public record AnswerHead(
    ProtocolVersion version,
    int sessionId,
    int requestId,
    OpCode opCode,
    OpFlags flags,
    int siteSerial,
    int recursionCount,
    int expirationSeconds) {

  /** Whether a flag is set. */
  public boolean has(int flag) {
    return flags.has(flag);
  }

  /** Whether the body begins with the digest of the request: never below 2.1 (wire notes §2). */
  public boolean returnsDigest() {
    return has(OpFlags.RRDG) && version.isAtLeast(ProtocolVersion.TYPED_DIGESTS);
  }

  /** The same head with other flags. */
  public AnswerHead with(OpFlags other) {
    return new AnswerHead(
        version,
        sessionId,
        requestId,
        opCode,
        other,
        siteSerial,
        recursionCount,
        expirationSeconds);
  }
}
