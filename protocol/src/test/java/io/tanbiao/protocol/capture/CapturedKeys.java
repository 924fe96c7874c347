package io.tanbiao.protocol.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Keys that lie beside the captures, made for them and used nowhere else. */
public final class CapturedKeys {
  private CapturedKeys() {}

  /** The same key with its public half. */
  static KeyPair serverPair() throws IOException {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) server();
    try {
      PublicKey half =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
      return new KeyPair(half, key);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the public half of an RSA key", e);
    }
  }

  /** The key with which the recorded server signed. */
  public static PrivateKey server() throws IOException {
    String pem = Files.readString(CaptureFile.directory().resolve("keys/server.private.pem"));
    byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("an RSA key as PKCS#8", e);
    }
  }
}
