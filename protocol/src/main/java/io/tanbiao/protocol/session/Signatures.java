package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.wire.Message;
import java.util.Optional;

/**
 * Signs the answers of requests with the flag CERT (wire notes §6). Safe for use by any thread; may
 * take milliseconds of one.
 */
@FunctionalInterface
public interface Signatures {
  /** Of a node that has no key: answers stay unsigned, and clients refuse those. */
  Signatures NONE = answer -> answer;

  /** The answer with a credential. */
  Message sign(Message answer);

  /** A signature with SHA-256 over octets; none without a key. */
  default Optional<Octets> signOctets(Octets octets) {
    return Optional.empty();
  }
}
