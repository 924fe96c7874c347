package io.tanbiao.ops.key;

import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;

/**
 * PKCS#8 with a passphrase (PBES2, AES-256). Bouncy Castle, since the Java runtime refuses
 * passphrases beyond ASCII; a class of its own, so that open keys are read without loading it.
 */
final class SealedPkcs8 {
  private static final int ROUNDS = 100_000;

  private SealedPkcs8() {}

  static Octets seal(Octets pkcs8, String passphrase, SecureRandom random) throws KeyException {
    try {
      OutputEncryptor encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
              .setProvider(new BouncyCastleProvider())
              .setPRF(PKCS8Generator.PRF_HMACSHA256)
              .setIterationCount(ROUNDS)
              .setRandom(random)
              .setPassword(passphrase.toCharArray())
              .build();
      PrivateKeyInfo key = PrivateKeyInfo.getInstance(pkcs8.toArray());
      return Octets.of(new PKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor).getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new KeyException("the key cannot be encrypted", e);
    }
  }

  static Octets open(Octets sealed, String passphrase) throws KeyException {
    try {
      InputDecryptorProvider decryptor =
          new JceOpenSSLPKCS8DecryptorProviderBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(passphrase.toCharArray());
      return Octets.of(
          new PKCS8EncryptedPrivateKeyInfo(sealed.toArray())
              .decryptPrivateKeyInfo(decryptor)
              .getEncoded());
    } catch (OperatorCreationException | PKCSException | IOException e) {
      throw new KeyException("wrong passphrase, or the file is damaged", e);
    }
  }
}
