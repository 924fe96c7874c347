package io.tanbiao.core;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import java.util.Base64;
import java.util.List;

/** Public keys as X.509 has them, and the forms in which HS_PUBKEY values hold them. */
public final class SampleKeys {
  /** An SM2 key: that of the recorded log-in (national notes, annex A). */
  public static final Octets SM2 =
      Octets.hex(
          "3059301306072a8648ce3d020106082a811ccf5501822d03420004"
              + "7ac21bbfba843e0a3998b37896d4fd874a5fa8b9d55615a0e922f93eed2cd8fc"
              + "9e1edc9b77d86650091c10a65aebf943e1d6c9fc54961591d0570718f060d312");

  /** An EC key: the base point of P-256. */
  public static final Octets EC =
      Octets.hex(
          "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
              + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
              + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

  /** An RSA key of 512 bits. */
  public static final Octets RSA =
      Octets.hex(
          "305c300d06092a864886f70d0101010500034b003048024100" + "c3".repeat(64) + "0203010001");

  private SampleKeys() {}

  /** All of them in all forms. */
  public static List<Octets> all() {
    return List.of(
        RSA, pem(RSA), EC, pem(EC), SM2, pem(SM2), inHandleForm(SM2), inHandleForm(pem(SM2)));
  }

  /** A key as text. */
  public static Octets pem(Octets der) {
    String body = Base64.getMimeEncoder().encodeToString(der.toArray());
    return Octets.utf8("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
  }

  /** A key as data of the type SM2_PUB_KEY. */
  public static Octets inHandleForm(Octets key) {
    Octets type = Octets.utf8("SM2_PUB_KEY");
    return new OctetWriter(4 + type.length() + 2 + 4 + key.length())
        .bytes(type)
        .int16(0)
        .bytes(key)
        .finish();
  }
}
