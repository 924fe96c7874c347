package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The PBKDF2 work of one answer, whatever number of keys and requests it is tried on: bounded as a
 * whole, and done once for each key. Belongs to one thread at a time.
 */
final class Derivations {
  /** The most rounds for one answer; the official client asks for 10 000 for each key. */
  static final int MAX_ROUNDS = 100_000;

  /** The most rounds for one answer while wrong ones cost too much. */
  static final int LEAN_ROUNDS = 20_000;

  /** Each block of a derived key takes all iterations anew: the length of HMAC-SHA1. */
  private static final int BLOCK_BITS = 160;

  private final int maxRounds;
  private final Map<Octets, byte[]> derived = new HashMap<>();
  private int rounds;
  private boolean exceeded;

  /** No work yet. */
  Derivations(int maxRounds) {
    this.maxRounds = maxRounds;
  }

  /**
   * The key that an answer derives from a secret key; salt, iterations and length must be the same
   * in every call.
   *
   * @param iterations 1..100 000
   * @param bits length of the derived key, 1..512
   * @throws GeneralSecurityException when that takes more rounds than are left
   */
  byte[] derive(Octets key, Octets salt, int iterations, int bits) throws GeneralSecurityException {
    byte[] known = derived.get(key);
    if (known != null) {
      return known;
    }
    spend(iterations * ((bits + BLOCK_BITS - 1) / BLOCK_BITS));
    // The octets of the key are taken as Latin-1 characters, which PBKDF2 hashes as UTF-8.
    char[] password = new String(key.toArray(), StandardCharsets.ISO_8859_1).toCharArray();
    byte[] result =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
            .generateSecret(new PBEKeySpec(password, salt.toArray(), iterations, bits))
            .getEncoded();
    derived.put(key, result);
    return result;
  }

  /** The rounds done so far. */
  int rounds() {
    return rounds;
  }

  /** Whether more rounds were asked for than are done. */
  boolean isExceeded() {
    return exceeded;
  }

  private void spend(int more) throws GeneralSecurityException {
    if (more > maxRounds - rounds) {
      exceeded = true;
      throw new GeneralSecurityException(
          "PBKDF2: " + more + " rounds more (expected: at most " + (maxRounds - rounds) + ")");
    }
    rounds += more;
  }
}
