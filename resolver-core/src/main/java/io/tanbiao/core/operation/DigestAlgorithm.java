package io.tanbiao.core.operation;

import io.tanbiao.core.handle.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How a request is digested for its answer (wire notes §2). The numbers are those on the wire. */
public enum DigestAlgorithm {
  /** Sent to clients below 2.1, without type octet. */
  MD5(1, 16, "MD5"),
  /** From 2.1. */
  SHA1(2, 20, "SHA-1"),
  /** From 2.7. */
  SHA256(3, 32, "SHA-256");

  private final int number;
  private final int lengthOctets;
  private final String javaName;

  DigestAlgorithm(int number, int lengthOctets, String javaName) {
    this.number = number;
    this.lengthOctets = lengthOctets;
    this.javaName = javaName;
  }

  /** The algorithm of answers in a version. */
  public static DigestAlgorithm of(ProtocolVersion answerVersion) {
    if (answerVersion.isAtLeast(ProtocolVersion.SHA256)) {
      return SHA256;
    }
    return answerVersion.isAtLeast(ProtocolVersion.TYPED_DIGESTS) ? SHA1 : MD5;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The length of a digest. */
  public int lengthOctets() {
    return lengthOctets;
  }

  /** The digest of all parts, one after another. */
  public Octets digest(Octets... parts) {
    MessageDigest digest = newDigest();
    for (Octets part : parts) {
      digest.update(part.asBuffer());
    }
    return Octets.of(digest.digest());
  }

  private MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has " + javaName, e);
    }
  }
}
