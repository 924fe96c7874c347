package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names in request paths: everything behind a mount point, with percent-encoding undone and nothing
 * else changed, so that {@code //}, {@code %2F}, {@code %3F} and Chinese reach the record.
 */
final class NamePath {
  private static final String UNRESERVED = "-._~!$'()*,;=:@";
  private static final String DIGITS = "0123456789ABCDEF";

  private NamePath() {}

  /**
   * The name behind a mount point.
   *
   * @param mount ends with a slash
   * @param rawPath of the request as it came; a query behind it is left out
   */
  static Handle under(String mount, String rawPath) throws WireException {
    if (!rawPath.startsWith(mount)) {
      throw new WireException(Reason.BAD_FIELD, "path: written in an unusual way");
    }
    int query = rawPath.indexOf('?');
    int end = query < 0 ? rawPath.length() : query;
    return new Handle(decode(rawPath.substring(mount.length(), end)));
  }

  /** A name as the end of a path. Slashes of the suffix are encoded, so that nobody merges them. */
  static String encode(Handle handle) {
    Octets name = handle.name();
    StringBuilder path = new StringBuilder(name.length() + 16);
    int firstSlash = name.indexOf('/');
    for (int i = 0; i < name.length(); i++) {
      char octet = (char) (name.at(i) & 0xff);
      if (isUnreserved(octet) || (i == firstSlash && i > 0)) {
        path.append(octet);
      } else {
        appendEncoded(octet, path);
      }
    }
    return path.toString();
  }

  /** Appends the percent-encoding of an octet. */
  static void appendEncoded(int octet, StringBuilder out) {
    out.append('%').append(DIGITS.charAt((octet >> 4) & 0xf)).append(DIGITS.charAt(octet & 0xf));
  }

  private static boolean isUnreserved(char octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || UNRESERVED.indexOf(octet) >= 0;
  }

  /** Undoes percent-encoding and nothing else. */
  static Octets decode(String path) throws WireException {
    // The server hands octets on as characters, also those that a client should have encoded.
    byte[] encoded = path.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%') {
        decoded.write(digit(encoded, i + 1) << 4 | digit(encoded, i + 2));
        i += 2;
      } else {
        decoded.write(encoded[i]);
      }
    }
    return Octets.of(decoded.toByteArray());
  }

  private static int digit(byte[] encoded, int at) throws WireException {
    int digit = at < encoded.length ? Character.digit(encoded[at], 16) : -1;
    if (digit < 0) {
      throw new WireException(Reason.BAD_FIELD, "path: bad percent-encoding");
    }
    return digit;
  }
}
