package io.tanbiao.core.handle;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable sequence of octets with value equality and unsigned lexicographic order.
 *
 * <p>Safe for use by any thread. Nothing here interprets the octets, except that names and types of
 * the Handle System are UTF-8 in which only the ASCII letters have case (wire notes §3).
 */
public final class Octets implements Comparable<Octets> {
  /** No octets. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] bytes;
  private int hash;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies the given octets. */
  public static Octets of(byte... bytes) {
    return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
  }

  /** Copies {@code bytes[from, to)}. */
  public static Octets of(byte[] bytes, int from, int to) {
    return from == to ? EMPTY : new Octets(Arrays.copyOfRange(bytes, from, to));
  }

  /**
   * Takes over an array without copying it: for arrays that were made for this and that nobody else
   * keeps, such as what a library read from disk.
   */
  public static Octets owning(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Octets(bytes);
  }

  /** The UTF-8 octets of the text. */
  public static Octets utf8(String text) {
    return text.isEmpty() ? EMPTY : new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The octets of a hexadecimal text without separators. */
  public static Octets hex(String hex) {
    return new Octets(HexFormat.of().parseHex(hex));
  }

  /** Reads the remaining octets of the buffer, which is left at its limit. */
  public static Octets remainingOf(ByteBuffer buffer) {
    if (!buffer.hasRemaining()) {
      return EMPTY;
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    return new Octets(copy);
  }

  /** All parts, one after another. */
  public static Octets concat(Octets... parts) {
    int length = 0;
    for (Octets part : parts) {
      length += part.bytes.length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (Octets part : parts) {
      System.arraycopy(part.bytes, 0, joined, at, part.bytes.length);
      at += part.bytes.length;
    }
    return new Octets(joined);
  }

  /** The number of octets. */
  public int length() {
    return bytes.length;
  }

  /** Whether there are no octets. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The octet at a position in {@code [0, length)}. */
  public byte at(int position) {
    return bytes[position];
  }

  /** A copy of the octets. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** A read-only view of the octets. */
  public ByteBuffer asBuffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** Writes the octets into the buffer at its position. */
  public void putInto(ByteBuffer buffer) {
    buffer.put(bytes);
  }

  /** The octets from a position to the end. */
  public Octets from(int start) {
    return of(bytes, start, bytes.length);
  }

  /** The octets {@code [start, end)}. */
  public Octets slice(int start, int end) {
    return start == 0 && end == bytes.length ? this : of(bytes, start, end);
  }

  /** The first position of an octet, or -1. */
  public int indexOf(int octet) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == (byte) octet) {
        return i;
      }
    }
    return -1;
  }

  /** The last position of an octet, or -1. */
  public int lastIndexOf(int octet) {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] == (byte) octet) {
        return i;
      }
    }
    return -1;
  }

  /** Whether these octets begin with all of the given ones. */
  public boolean startsWith(Octets start) {
    return bytes.length >= start.bytes.length
        && Arrays.equals(bytes, 0, start.bytes.length, start.bytes, 0, start.bytes.length);
  }

  /** Whether both are equal when the ASCII letters a-z and A-Z are taken as the same. */
  public boolean equalsIgnoreAsciiCase(Octets other) {
    return bytes.length == other.bytes.length && startsWithIgnoreAsciiCase(other);
  }

  /** Whether these octets begin with the given ones, ASCII letters compared without case. */
  public boolean startsWithIgnoreAsciiCase(Octets start) {
    if (bytes.length < start.bytes.length) {
      return false;
    }
    for (int i = 0; i < start.bytes.length; i++) {
      if (upper(bytes[i]) != upper(start.bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** These octets with the ASCII letters {@code [0, end)} in upper case; no other script folds. */
  public Octets upperCaseAscii(int end) {
    int first = 0;
    while (first < end && bytes[first] == upper(bytes[first])) {
      first++;
    }
    if (first == end) {
      return this;
    }
    byte[] folded = bytes.clone();
    for (int i = first; i < end; i++) {
      folded[i] = upper(folded[i]);
    }
    return new Octets(folded);
  }

  /** Whether {@code other.upperCaseAscii(end)} equals these octets; allocates nothing. */
  public boolean isUpperCaseAsciiOf(Octets other, int end) {
    if (bytes.length != other.bytes.length) {
      return false;
    }
    for (int i = 0; i < end; i++) {
      if (bytes[i] != upper(other.bytes[i])) {
        return false;
      }
    }
    return Arrays.equals(bytes, end, bytes.length, other.bytes, end, bytes.length);
  }

  /** The text of these octets; octets that are not UTF-8 become the replacement character. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether the octets are well-formed UTF-8. */
  public boolean isUtf8() {
    return isAscii() || isDecodable();
  }

  private boolean isAscii() {
    int at = 0;
    while (at < bytes.length && bytes[at] >= 0) {
      at++;
    }
    return at == bytes.length;
  }

  private boolean isDecodable() {
    try {
      CharBuffer unused =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The octets in lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(Octets other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(bytes);
    }
    return hash;
  }

  /** The length and at most the first 32 octets, in hexadecimal. */
  @Override
  public String toString() {
    String shown = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 32));
    return bytes.length + ":" + shown + (bytes.length > 32 ? ".." : "");
  }

  private static byte upper(byte octet) {
    return octet >= 'a' && octet <= 'z' ? (byte) (octet - 32) : octet;
  }
}
