package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import java.security.GeneralSecurityException;

/**
 * Checks signatures made with SM2 keys, which the Java platform cannot (GB/T 32918, GB/T 32905). An
 * implementation is safe for use by any thread; it computes for less than a millisecond or two and
 * does not block.
 */
public interface Sm2Signatures {
  /** Of a node that has no such library: nothing can be checked. */
  Sm2Signatures NONE =
      new Sm2Signatures() {
        @Override
        public Octets sm3(Octets message) throws GeneralSecurityException {
          throw new GeneralSecurityException("no SM3 here");
        }

        @Override
        public boolean verify(Sm2PublicKey key, Octets userId, Octets message, Octets signature)
            throws GeneralSecurityException {
          throw new GeneralSecurityException("no SM2 here");
        }
      };

  /** The SM3 digest, 32 octets. */
  Octets sm3(Octets message) throws GeneralSecurityException;

  /**
   * Whether a signature, SM3withSM2, was made with the private half of a key.
   *
   * @param userId goes into what is signed, besides the key
   * @param signature in DER; what is no DER is a wrong signature
   */
  boolean verify(Sm2PublicKey key, Octets userId, Octets message, Octets signature)
      throws GeneralSecurityException;
}
