package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;

/** The ciphers of sessions; the numbers are those on the wire (wire notes §6). */
public enum SessionCipher {
  /** Broken by now; the only one below 2.4. */
  DES(1, "DES", 8, 8),
  /** Triple DES. */
  DESEDE(2, "DESede", 24, 8),
  /** What Handle.Net chooses. */
  AES(3, "AES", 16, 16);

  /** The octets of a secret that a session with AES uses. */
  private static final int AES_SECRET_OCTETS = 32;

  private final int number;
  private final String javaName;
  private final int keyOctets;
  private final int blockOctets;

  SessionCipher(int number, String javaName, int keyOctets, int blockOctets) {
    this.number = number;
    this.javaName = javaName;
    this.keyOctets = keyOctets;
    this.blockOctets = blockOctets;
  }

  /** The cipher of a number on the wire. */
  static Optional<SessionCipher> numbered(int number) {
    return Stream.of(values()).filter(cipher -> cipher.number == number).findFirst();
  }

  int number() {
    return number;
  }

  String javaName() {
    return javaName;
  }

  int keyOctets() {
    return keyOctets;
  }

  int blockOctets() {
    return blockOctets;
  }

  /**
   * The key of a session by the shared secret (wire notes §6, §9.1).
   *
   * <p>AES: leading zero octets are dropped while more than 32 remain, then the first 32 count. DES
   * and DESede: the first octets, leading zeros kept, with odd parity.
   */
  Octets sessionKey(Octets secret) {
    if (this != AES) {
      return withOddParity(secret.slice(0, keyOctets));
    }
    int from = 0;
    while (secret.length() - from > AES_SECRET_OCTETS && secret.at(from) == 0) {
      from++;
    }
    return secret.slice(from, Math.min(secret.length(), from + AES_SECRET_OCTETS));
  }

  /** A random key, as this server chooses one. */
  Octets newKey(SecureRandom random) {
    byte[] key = new byte[keyOctets];
    random.nextBytes(key);
    return this == AES ? Octets.of(key) : withOddParity(Octets.of(key));
  }

  /** Whether a key that a client chose has a legal length. AES keys may also be longer ones. */
  boolean fits(Octets key) {
    int length = key.length();
    return length == keyOctets || (this == AES && (length == 24 || length == AES_SECRET_OCTETS));
  }

  private static Octets withOddParity(Octets key) {
    byte[] octets = key.toArray();
    for (int i = 0; i < octets.length; i++) {
      int significant = octets[i] & 0xfe;
      octets[i] = (byte) (significant | ((Integer.bitCount(significant) & 1) ^ 1));
    }
    return Octets.of(octets);
  }
}
