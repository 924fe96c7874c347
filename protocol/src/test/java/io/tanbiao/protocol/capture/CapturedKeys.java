package io.tanbiao.protocol.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Keys that lie beside the captures, made for them and used nowhere else. */
public final class CapturedKeys {
  private CapturedKeys() {}

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
