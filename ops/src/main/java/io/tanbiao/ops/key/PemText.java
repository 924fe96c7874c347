package io.tanbiao.ops.key;

import io.tanbiao.core.handle.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One block of PEM text (RFC 7468).
 *
 * @param label what stands behind BEGIN
 * @param der the octets between the lines
 */
record PemText(String label, Octets der) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";
  private static final int LINE = 64;

  /** Whether a text holds a block. */
  static boolean isPem(String text) {
    return text.contains(BEGIN);
  }

  /** Reads the first block of a text. */
  static PemText read(String text) throws KeyException {
    int begin = text.indexOf(BEGIN);
    int endOfLabel = begin < 0 ? -1 : text.indexOf(DASHES, begin + BEGIN.length());
    if (endOfLabel < 0) {
      throw new KeyException("not PEM (expected: -----BEGIN ...-----)");
    }
    String label = text.substring(begin + BEGIN.length(), endOfLabel);
    int end = text.indexOf("-----END " + label + DASHES, endOfLabel);
    if (end < 0) {
      throw new KeyException("PEM without END " + label);
    }
    try {
      String body = text.substring(endOfLabel + DASHES.length(), end);
      return new PemText(label, Octets.of(Base64.getMimeDecoder().decode(body)));
    } catch (IllegalArgumentException e) {
      throw new KeyException("PEM body is not base64", e);
    }
  }

  /** The text of the block. */
  String text() {
    byte[] newLine = "\n".getBytes(StandardCharsets.US_ASCII);
    String body = Base64.getMimeEncoder(LINE, newLine).encodeToString(der.toArray());
    return BEGIN + label + DASHES + "\n" + body + "\n-----END " + label + DASHES + "\n";
  }
}
