package io.tanbiao.ops.key;

import java.util.Locale;

/** The forms in which keys are kept in files. */
public enum KeyForm {
  /** The binary files of Handle.Net: {@code admpriv.bin}, {@code admpub.bin}. */
  HANDLE,
  /** PKCS#8 and SubjectPublicKeyInfo as PEM text. */
  PEM,
  /** JSON Web Key (RFC 7517). */
  JWK;

  /** The ending of files of this form. */
  public String extension() {
    return switch (this) {
      case HANDLE -> "bin";
      case PEM -> "pem";
      case JWK -> "jwk";
    };
  }

  /** The lower-case name. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
