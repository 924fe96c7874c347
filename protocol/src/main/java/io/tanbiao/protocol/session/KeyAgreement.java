package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;

/** Our side of a Diffie-Hellman exchange. Safe for use by any thread; takes milliseconds of one. */
@FunctionalInterface
public interface KeyAgreement {
  /** Agrees with a client on a secret, by a key that is used for nothing else. */
  Agreed agree(DhPublicKey client);

  /**
   * What an exchange comes to.
   *
   * @param ours for the client, with its modulus and generator
   * @param secret as many octets as the modulus
   */
  record Agreed(DhPublicKey ours, Octets secret) {
    /** Never shows the secret. */
    @Override
    public String toString() {
      return "Agreed[ours=" + ours + "]";
    }
  }
}
