package io.tanbiao.protocol.udp;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.protocol.wire.Envelope;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * What makes a request a repeat of another one: the same octets from the same peer under the same
 * ids.
 *
 * @param peer who sent it
 * @param requestId that he chose
 * @param sessionId of the envelope
 * @param digest SHA-256 of the message
 */
record RequestKey(InetSocketAddress peer, int requestId, int sessionId, Octets digest) {

  static RequestKey of(InetSocketAddress peer, Envelope envelope, ByteBuffer message) {
    Octets octets = Octets.remainingOf(message.duplicate());
    return new RequestKey(
        peer, envelope.requestId(), envelope.sessionId(), DigestAlgorithm.SHA256.digest(octets));
  }
}
