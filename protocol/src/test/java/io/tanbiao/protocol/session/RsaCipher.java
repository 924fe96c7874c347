package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.Cipher;

/** RSA with PKCS#1 v1.5 padding, as clients use it for keys of sessions. */
final class RsaCipher {
  private RsaCipher() {}

  static KeyPair keyOf(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("RSA of " + bits + " bits", e);
    }
  }

  static Octets encrypt(Octets plain, PublicKey key) {
    return run(Cipher.ENCRYPT_MODE, plain, key);
  }

  static Octets decrypt(Octets encrypted, PrivateKey key) {
    return run(Cipher.DECRYPT_MODE, encrypted, key);
  }

  private static Octets run(int mode, Octets octets, Key key) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(mode, key);
      return Octets.of(cipher.doFinal(octets.toArray()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("RSA with PKCS#1 padding", e);
    }
  }
}
