package io.tanbiao.conformance.raw;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Somebody who can prove who he is (wire notes §4). */
public interface RawIdentity {
  /** The handle of the key. */
  String handle();

  /** The index of the key. */
  int index();

  /** HS_SECKEY or HS_PUBKEY. */
  String keyType();

  /** The answer to a challenge: the proof over nonce and digest. */
  Octets proof(Octets nonceAndDigest);

  /**
   * Knows a secret; proves it by SHA-256(secret, data, secret), the cheapest proof there is.
   *
   * @param handle of the key
   * @param index of the key
   * @param secret the key
   */
  record Secret(String handle, int index, String secret) implements RawIdentity {
    private static final int SHA256 = 3;

    @Override
    public String keyType() {
      return "HS_SECKEY";
    }

    @Override
    public Octets proof(Octets nonceAndDigest) {
      Octets key = Octets.utf8(secret);
      Octets mac = RawMessage.sha256(Octets.concat(key, nonceAndDigest, key));
      return new RawWriter().int8(SHA256).octets(mac).finish();
    }
  }

  /**
   * Has a private RSA key; proves it by a signature with SHA-256.
   *
   * @param handle of the key
   * @param index of the key
   * @param key the private half
   */
  record KeyHolder(String handle, int index, PrivateKey key) implements RawIdentity {
    @Override
    public String keyType() {
      return "HS_PUBKEY";
    }

    @Override
    public Octets proof(Octets nonceAndDigest) {
      try {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(nonceAndDigest.toArray());
        return new RawWriter().text("SHA-256").bytes(Octets.of(signature.sign())).finish();
      } catch (GeneralSecurityException e) {
        throw new AssertionError("cannot sign", e);
      }
    }
  }

  /**
   * A proof under another authentication type than its own.
   *
   * @param right whose proof it is
   * @param keyType what it is said to be
   */
  record Said(RawIdentity right, String keyType) implements RawIdentity {
    @Override
    public String handle() {
      return right.handle();
    }

    @Override
    public int index() {
      return right.index();
    }

    @Override
    public Octets proof(Octets nonceAndDigest) {
      return right.proof(nonceAndDigest);
    }
  }
}
