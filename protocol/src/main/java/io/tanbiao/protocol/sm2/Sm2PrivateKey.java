package io.tanbiao.protocol.sm2;

import io.tanbiao.core.authenticate.Sm2PublicKey;
import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.io.Serial;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A private key of SM2. Prints nothing of itself.
 *
 * @param d the secret number, 1..n-2
 */
public record Sm2PrivateKey(BigInteger d) implements PrivateKey {
  @Serial private static final long serialVersionUID = 1L;

  private static final int BITS = 256;
  private static final ASN1ObjectIdentifier EC_PUBLIC_KEY =
      new ASN1ObjectIdentifier("1.2.840.10045.2.1");
  private static final ASN1ObjectIdentifier CURVE = new ASN1ObjectIdentifier("1.2.156.10197.1.301");

  /** Refuses numbers that are no key. */
  public Sm2PrivateKey {
    BigInteger most = BouncyCastleSm2.curve().getN().subtract(BigInteger.TWO);
    if (d.signum() <= 0 || d.compareTo(most) > 0) {
      throw new IllegalArgumentException("SM2 key (expected: 1..n-2)");
    }
  }

  /** A new key. */
  public static Sm2PrivateKey generate(SecureRandom random) {
    BigInteger most = BouncyCastleSm2.curve().getN().subtract(BigInteger.TWO);
    BigInteger d;
    do {
      d = new BigInteger(BITS, random);
    } while (d.signum() == 0 || d.compareTo(most) > 0);
    return new Sm2PrivateKey(d);
  }

  /**
   * Reads PKCS#8.
   *
   * @throws InvalidKeyException when it holds no SM2 key
   */
  public static Sm2PrivateKey decode(Octets pkcs8) throws InvalidKeyException {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8.toArray());
      AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
      if (!algorithm.getAlgorithm().equals(EC_PUBLIC_KEY)
          || !CURVE.equals(algorithm.getParameters())) {
        throw new InvalidKeyException("kind of key (expected: SM2)");
      }
      return new Sm2PrivateKey(ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new InvalidKeyException("not an SM2 key", e);
    }
  }

  /** The public half. */
  public Sm2PublicKey publicKey() {
    ECPoint point = point();
    return new Sm2PublicKey(
        point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
  }

  /**
   * Signs nonce and digest of a request as the national SDK does: SM3withSM2, in DER, over their
   * SM3 digest (wire notes §4).
   *
   * @param userId the octets of the handle of the user
   */
  public Octets prove(Octets userId, Octets signed, SecureRandom random) throws SignatureException {
    SM2Signer signer = new SM2Signer();
    var key = new ECPrivateKeyParameters(d, BouncyCastleSm2.curve());
    signer.init(
        true, new ParametersWithID(new ParametersWithRandom(key, random), userId.toArray()));
    Octets message = BouncyCastleSm2.digest(signed);
    signer.update(message.toArray(), 0, message.length());
    try {
      return Octets.of(signer.generateSignature());
    } catch (CryptoException e) {
      throw new SignatureException("SM2", e);
    }
  }

  @Override
  public String getAlgorithm() {
    return "SM2";
  }

  @Override
  public String getFormat() {
    return "PKCS#8";
  }

  /** PKCS#8, with the public half inside. */
  @Override
  public byte[] getEncoded() {
    try {
      DERBitString open = new DERBitString(point().getEncoded(false));
      return new PrivateKeyInfo(
              new AlgorithmIdentifier(EC_PUBLIC_KEY, CURVE), new ECPrivateKey(BITS, d, open, null))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("DER of an SM2 key", e);
    }
  }

  @Override
  public String toString() {
    return "SM2 private key";
  }

  private ECPoint point() {
    return BouncyCastleSm2.curve().getG().multiply(d).normalize();
  }
}
