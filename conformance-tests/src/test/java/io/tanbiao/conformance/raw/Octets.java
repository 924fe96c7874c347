package io.tanbiao.conformance.raw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Octets that are equal when their content is. Immutable. */
public final class Octets {
  /** No octets. */
  public static final Octets NONE = new Octets(new byte[0]);

  private final byte[] content;

  private Octets(byte[] content) {
    this.content = content;
  }

  /** A copy of an array. */
  public static Octets of(byte[] content) {
    return new Octets(content.clone());
  }

  /** The octets of a text. */
  public static Octets utf8(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same octet many times. */
  public static Octets repeat(int octet, int count) {
    byte[] content = new byte[count];
    Arrays.fill(content, (byte) octet);
    return new Octets(content);
  }

  /** One after another. */
  public static Octets concat(Octets... parts) {
    RawWriter out = new RawWriter();
    for (Octets part : parts) {
      out.octets(part);
    }
    return out.finish();
  }

  /** How many. */
  public int length() {
    return content.length;
  }

  /** Those from one place to another, the last not among them. */
  public Octets slice(int from, int to) {
    return new Octets(Arrays.copyOfRange(content, from, to));
  }

  /** A copy of them. */
  public byte[] toArray() {
    return content.clone();
  }

  /** As text. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(content, octets.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + ":" + HexFormat.of().formatHex(content);
  }
}
