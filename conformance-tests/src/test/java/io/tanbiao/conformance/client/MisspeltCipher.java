package io.tanbiao.conformance.client;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;

/** RSA with PKCS#1 padding under the name by which the official client asks for it. */
public final class MisspeltCipher extends CipherSpi {
  /** The name of the provider. */
  static final String PROVIDER = "MisspeltCipher";

  private static final String NAME_OF_THE_CLIENT = "RSA/EBC/PKCS1";

  private final Cipher cipher;

  /** Called by the Java runtime. */
  public MisspeltCipher() throws GeneralSecurityException {
    this.cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
  }

  /** A provider of this cipher alone. */
  static Provider provider() {
    return new Named();
  }

  @Override
  protected void engineSetMode(String mode) {
    throw new UnsupportedOperationException("the name says the mode");
  }

  @Override
  protected void engineSetPadding(String padding) {
    throw new UnsupportedOperationException("the name says the padding");
  }

  @Override
  protected int engineGetBlockSize() {
    return cipher.getBlockSize();
  }

  @Override
  protected int engineGetOutputSize(int inputLength) {
    return cipher.getOutputSize(inputLength);
  }

  @Override
  protected byte[] engineGetIV() {
    return cipher.getIV();
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    return cipher.getParameters();
  }

  @Override
  protected void engineInit(int mode, Key key, SecureRandom random) throws InvalidKeyException {
    cipher.init(mode, key, random);
  }

  @Override
  protected void engineInit(
      int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException {
    engineInit(mode, key, random);
  }

  @Override
  protected void engineInit(int mode, Key key, AlgorithmParameters parameters, SecureRandom random)
      throws InvalidKeyException {
    engineInit(mode, key, random);
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    return cipher.update(input, offset, length);
  }

  @Override
  protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at) {
    throw new UnsupportedOperationException("nobody calls this");
  }

  @Override
  protected byte[] engineDoFinal(byte[] input, int offset, int length)
      throws IllegalBlockSizeException, BadPaddingException {
    return cipher.doFinal(input, offset, length);
  }

  @Override
  protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int at) {
    throw new UnsupportedOperationException("nobody calls this");
  }

  private static final class Named extends Provider {
    private static final long serialVersionUID = 1L;

    private Named() {
      super(PROVIDER, "1", "the cipher that the official client asks for");
      put("Cipher." + NAME_OF_THE_CLIENT, MisspeltCipher.class.getName());
    }
  }
}
