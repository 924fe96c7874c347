package io.tanbiao.ops.key;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption around a private key file of Handle.Net.
 *
 * <pre>
 * int 1 | key                                                          not encrypted
 * int 0 | ciphertext                                                   DES, ECB; only read
 * int 2 | 8 octets IV | ciphertext                                     DES, CBC; only read
 * int 3 | bytes salt | int rounds | int bits | bytes IV | bytes ciphertext   DESede; only read
 * int 4 | the same                                                     AES, CBC
 * </pre>
 *
 * <p>The DES key is the beginning of the MD5 of the passphrase; the others come from PBKDF2 with
 * HMAC-SHA1. The passphrase is UTF-8, each octet of which counts as a character.
 */
final class KeyEncryption {
  /** The most PBKDF2 rounds that a file may ask for. */
  static final int MAX_ROUNDS = 10_000_000;

  private static final int DES_ECB = 0;
  private static final int NONE = 1;
  private static final int DES_CBC = 2;
  private static final int DESEDE_PBKDF2 = 3;
  private static final int AES_PBKDF2 = 4;

  private static final int DES_KEY_OCTETS = 8;
  private static final int BLOCK_OCTETS_DES = 8;
  private static final int SALT_OCTETS = 16;
  private static final int AES_BLOCK_OCTETS = 16;
  private static final int AES_BITS = 128;
  private static final int ROUNDS = 10_000;
  private static final int MAX_FIELD_OCTETS = 64 * 1024;

  private KeyEncryption() {}

  /** Whether a file needs a passphrase. */
  static boolean isEncrypted(Octets file) throws KeyException {
    return kind(new OctetReader(file)) != NONE;
  }

  /** Puts the header of a key without encryption around it. */
  static Octets plain(Octets key) {
    return new OctetWriter(4 + key.length()).int32(NONE).octets(key).finish();
  }

  /** Encrypts with AES, the newest kind that Handle.Net reads. */
  static Octets encrypt(Octets key, String passphrase, SecureRandom random) throws KeyException {
    byte[] salt = new byte[SALT_OCTETS];
    byte[] iv = new byte[AES_BLOCK_OCTETS];
    random.nextBytes(salt);
    random.nextBytes(iv);
    try {
      SecretKeySpec secret = new SecretKeySpec(pbkdf2(passphrase, salt, ROUNDS, AES_BITS), "AES");
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(iv));
      Octets sealed = Octets.of(cipher.doFinal(key.toArray()));
      return new OctetWriter(4 + 4 + salt.length + 8 + 4 + iv.length + 4 + sealed.length())
          .int32(AES_PBKDF2)
          .bytes(Octets.of(salt))
          .int32(ROUNDS)
          .int32(AES_BITS)
          .bytes(Octets.of(iv))
          .bytes(sealed)
          .finish();
    } catch (GeneralSecurityException e) {
      throw new KeyException("the key cannot be encrypted", e);
    }
  }

  /** The key in a file; the passphrase is ignored when there is no encryption. */
  static Octets decrypt(Octets file, String passphrase) throws KeyException {
    OctetReader in = new OctetReader(file);
    int kind = kind(in);
    try {
      return switch (kind) {
        case NONE -> in.rest();
        case DES_ECB -> des(in.rest(), passphrase, "DES/ECB/PKCS5Padding", null);
        case DES_CBC -> {
          IvParameterSpec iv = iv(in.octets(BLOCK_OCTETS_DES, "IV"));
          yield des(in.rest(), passphrase, "DES/CBC/PKCS5Padding", iv);
        }
        case DESEDE_PBKDF2 -> pbkdf2Sealed(in, passphrase, "DESede");
        default -> pbkdf2Sealed(in, passphrase, "AES");
      };
    } catch (WireException e) {
      throw new KeyException("not a Handle key file: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new KeyException("wrong passphrase, or the file is damaged", e);
    }
  }

  private static int kind(OctetReader in) throws KeyException {
    try {
      int kind = in.int32("encryption");
      if (kind < DES_ECB || kind > AES_PBKDF2) {
        throw new KeyException("encryption: " + kind + " (expected: 0..4)");
      }
      return kind;
    } catch (WireException e) {
      throw new KeyException("not a Handle key file: " + e.getMessage(), e);
    }
  }

  private static Octets pbkdf2Sealed(OctetReader in, String passphrase, String cipherName)
      throws WireException, GeneralSecurityException, KeyException {
    Octets salt = in.bytes("salt", MAX_FIELD_OCTETS);
    int rounds = in.int32("rounds");
    int bits = in.int32("bits");
    if (rounds < 1 || rounds > MAX_ROUNDS || bits < 64 || bits > 256) {
      throw new KeyException(
          "PBKDF2 rounds " + rounds + ", bits " + bits + " (expected: 1..10000000, 64..256)");
    }
    Octets iv = in.bytes("IV", MAX_FIELD_OCTETS);
    Octets sealed = in.bytes("ciphertext", MAX_FIELD_OCTETS);
    byte[] secret = pbkdf2(passphrase, salt.toArray(), rounds, bits);
    return open(sealed, secret, cipherName, cipherName + "/CBC/PKCS5Padding", iv(iv));
  }

  private static Octets des(
      Octets sealed, String passphrase, String transformation, IvParameterSpec iv)
      throws GeneralSecurityException {
    byte[] octets = passphrase.getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("MD5").digest(octets);
    return open(sealed, Arrays.copyOf(digest, DES_KEY_OCTETS), "DES", transformation, iv);
  }

  private static Octets open(
      Octets sealed, byte[] secret, String name, String transformation, AlgorithmParameterSpec iv)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(transformation);
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(secret, name), iv);
    return Octets.of(cipher.doFinal(sealed.toArray()));
  }

  private static IvParameterSpec iv(Octets octets) {
    return new IvParameterSpec(octets.toArray());
  }

  private static byte[] pbkdf2(String passphrase, byte[] salt, int rounds, int bits)
      throws GeneralSecurityException {
    byte[] utf8 = passphrase.getBytes(StandardCharsets.UTF_8);
    char[] characters = new String(utf8, StandardCharsets.ISO_8859_1).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, rounds, bits);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec).getEncoded();
  }
}
