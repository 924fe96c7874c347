package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.protocol.wire.Envelope;

/**
 * The digest of a request as answers begin with it (wire notes §2).
 *
 * <pre>octet type: 1 MD5, 2 SHA-1, 3 SHA-256 | 16, 20 or 32 octets</pre>
 */
final class TypedDigest {
  private static final int TYPE_OCTETS = 1;

  private TypedDigest() {}

  static int lengthOctets(Octets digest) {
    return TYPE_OCTETS + digest.length();
  }

  /** Writes a raw digest, whose length tells its type. */
  static void write(Octets digest, OctetWriter out) {
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      if (algorithm.lengthOctets() == digest.length()) {
        out.octet(algorithm.number()).octets(digest);
        return;
      }
    }
    throw new IllegalArgumentException(
        "digest: " + digest.length() + " octets (expected: 16, 20 or 32)");
  }

  /** Reads a raw digest. */
  static Octets read(OctetReader in) throws WireException {
    return in.octets(lengthOfType(in.octet("digest type")), "digest");
  }

  /** Whether the octets are a type and a digest of that type. */
  static boolean isTyped(Octets digest) {
    if (digest.isEmpty()) {
      return false;
    }
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      if (algorithm.number() == digest.at(0)
          && algorithm.lengthOctets() == digest.length() - TYPE_OCTETS) {
        return true;
      }
    }
    return false;
  }

  /** Reads either type and digest, both of which are returned, or {@code bytes}. */
  static Octets readTypedOrBytes(OctetReader in) throws WireException {
    int first = in.octet("digest");
    if (first >= DigestAlgorithm.MD5.number() && first <= DigestAlgorithm.SHA256.number()) {
      Octets raw = in.octets(lengthOfType(first), "digest");
      return Octets.concat(Octets.of((byte) first), raw);
    }
    int length = first << 24 | in.octet("digest length") << 16 | in.unsignedShort("digest length");
    if (length < 0) {
      throw new WireException(Reason.NEGATIVE_LENGTH, "digest: " + length);
    }
    if (length > Envelope.MAX_MESSAGE_OCTETS) {
      throw new WireException(Reason.TOO_LONG, "digest: " + length + " octets");
    }
    return in.octets(length, "digest");
  }

  private static int lengthOfType(int type) throws WireException {
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      if (algorithm.number() == type) {
        return algorithm.lengthOctets();
      }
    }
    throw new WireException(Reason.BAD_FIELD, "digest type: " + type + " (expected: 1..3)");
  }
}
