package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Reference;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the keys of sessions come from.
 *
 * @param agreement by Diffie-Hellman (mode 4)
 * @param server to which clients encrypt keys (mode 2)
 * @param holders the public key that stands at a handle and an index (mode 3); may block
 * @param random makes the keys that this server chooses (modes 1 and 3)
 */
public record KeySources(
    KeyAgreement agreement,
    ServerKey server,
    Function<Reference, Optional<PublicKey>> holders,
    SecureRandom random) {

  /** Random keys. */
  public static KeySources of(
      Function<Reference, Optional<PublicKey>> holders, SecureRandom random) {
    return new KeySources(new EphemeralKeys(random), ServerKey.random(random), holders, random);
  }
}
