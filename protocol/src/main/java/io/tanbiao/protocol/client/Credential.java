package io.tanbiao.protocol.client;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.protocol.sm2.Sm2PrivateKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Who asks, and the key that proves it (wire notes §4). Prints no key. */
public sealed interface Credential {
  /** The handle and index of the value that holds the key. */
  Reference identity();

  /** The type of that value. */
  Octets authenticationType();

  /**
   * The answer to a challenge.
   *
   * @param signed nonce and raw digest of the request
   * @param version of the challenge
   * @throws GeneralSecurityException when the key cannot be used
   */
  Octets prove(Octets signed, ProtocolVersion version) throws GeneralSecurityException;

  /**
   * A secret key, HS_SECKEY.
   *
   * @param identity whose key it is
   * @param secret the key
   */
  record SecretKey(Reference identity, Octets secret) implements Credential {
    private static final int SHA1 = 2;
    private static final int PBKDF2_HMAC_SHA1 = 0x22;
    private static final int SALT_OCTETS = 16;
    private static final int ITERATIONS = 10_000;
    private static final int KEY_BITS = 160;
    private static final int MAC_OCTETS = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public Octets authenticationType() {
      return ValueTypes.HS_SECKEY;
    }

    @Override
    public Octets prove(Octets signed, ProtocolVersion version) throws GeneralSecurityException {
      if (!version.isAtLeast(ProtocolVersion.SHA256)) {
        return Octets.concat(
            Octets.of((byte) SHA1), DigestAlgorithm.SHA1.digest(secret, signed, secret));
      }
      byte[] salt = new byte[SALT_OCTETS];
      RANDOM.nextBytes(salt);
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(derivedKey(salt), "HmacSHA1"));
      mac.update(signed.asBuffer());
      return new OctetWriter(1 + 4 + SALT_OCTETS + 4 + 4 + 4 + MAC_OCTETS)
          .octet(PBKDF2_HMAC_SHA1)
          .bytes(Octets.of(salt))
          .int32(ITERATIONS)
          .int32(KEY_BITS)
          .bytes(Octets.of(mac.doFinal()))
          .finish();
    }

    @Override
    public String toString() {
      return "secret key of " + identity;
    }

    /** The octets of the secret are taken as Latin-1 characters, which PBKDF2 hashes as UTF-8. */
    private byte[] derivedKey(byte[] salt) throws GeneralSecurityException {
      char[] password = new String(secret.toArray(), StandardCharsets.ISO_8859_1).toCharArray();
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
          .generateSecret(new PBEKeySpec(password, salt, ITERATIONS, KEY_BITS))
          .getEncoded();
    }
  }

  /**
   * A private key, whose public half is an HS_PUBKEY.
   *
   * @param identity whose key it is
   * @param key RSA, DSA or SM2
   */
  record PrivateKey(Reference identity, java.security.PrivateKey key) implements Credential {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public Octets authenticationType() {
      return ValueTypes.HS_PUBKEY;
    }

    @Override
    public Octets prove(Octets signed, ProtocolVersion version) throws GeneralSecurityException {
      if (key instanceof Sm2PrivateKey sm2) {
        return answer("SM3", sm2.prove(identity.handle().name(), signed, RANDOM));
      }
      boolean sha256 = version.isAtLeast(ProtocolVersion.SHA256);
      Signature signature =
          Signature.getInstance((sha256 ? "SHA256" : "SHA1") + "with" + key.getAlgorithm());
      signature.initSign(key);
      signature.update(signed.asBuffer());
      return answer(sha256 ? "SHA-256" : "SHA1", Octets.of(signature.sign()));
    }

    private static Octets answer(String hashName, Octets signature) {
      Octets hash = Octets.utf8(hashName);
      return new OctetWriter(8 + hash.length() + signature.length())
          .bytes(hash)
          .bytes(signature)
          .finish();
    }

    @Override
    public String toString() {
      return "private key of " + identity;
    }
  }
}
