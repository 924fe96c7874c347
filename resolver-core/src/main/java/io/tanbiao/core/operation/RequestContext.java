package io.tanbiao.core.operation;

import io.tanbiao.core.handle.Octets;
import java.net.InetSocketAddress;

/**
 * The circumstances of one request.
 *
 * @param transport how it came
 * @param peer from where
 * @param sessionId of its envelope; 0 for none
 * @param flags of its header
 * @param answerVersion in which its answer is written; decides the digest of challenges
 * @param signedOctets header and body exactly as received: what digests and signatures cover; empty
 *     for requests that are no Handle messages
 * @param asker who asks, as far as it was proven before
 * @param connection in which it came
 */
public record RequestContext(
    Transport transport,
    InetSocketAddress peer,
    int sessionId,
    OpFlags flags,
    ProtocolVersion answerVersion,
    Octets signedOctets,
    Asker asker,
    Connection connection) {

  /** A request in no connection of its own. */
  public RequestContext(
      Transport transport,
      InetSocketAddress peer,
      int sessionId,
      OpFlags flags,
      ProtocolVersion answerVersion,
      Octets signedOctets,
      Asker asker) {
    this(transport, peer, sessionId, flags, answerVersion, signedOctets, asker, Connection.NONE);
  }

  /** A request of which nobody proved anything yet. */
  public RequestContext(
      Transport transport,
      InetSocketAddress peer,
      int sessionId,
      OpFlags flags,
      ProtocolVersion answerVersion,
      Octets signedOctets) {
    this(transport, peer, sessionId, flags, answerVersion, signedOctets, Asker.ANYBODY);
  }

  /** Whether a challenge can be answered for this request: its digest is what a proof signs. */
  public boolean canBeChallenged() {
    return !signedOctets.isEmpty();
  }

  /** The digest of the request, in the algorithm of its answer. */
  public Octets digest() {
    return DigestAlgorithm.of(answerVersion).digest(signedOctets);
  }
}
