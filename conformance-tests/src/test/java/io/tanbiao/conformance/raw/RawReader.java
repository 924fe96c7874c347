package io.tanbiao.conformance.raw;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes fields from octets, in order. */
public final class RawReader {
  private final ByteBuffer in;

  /** Reads octets from their start. */
  public RawReader(Octets octets) {
    this.in = ByteBuffer.wrap(octets.toArray());
  }

  /** One octet, 0 to 255. */
  public int int8() {
    return in.get() & 0xff;
  }

  /** Two octets, 0 to 65535. */
  public int int16() {
    return in.getShort() & 0xffff;
  }

  /** Four octets. */
  public int int32() {
    return in.getInt();
  }

  /** As many octets as told. */
  public Octets octets(int count) {
    if (count < 0 || count > in.remaining()) {
      throw new AssertionError("length " + count + ", but " + in.remaining() + " octets are left");
    }
    byte[] octets = new byte[count];
    in.get(octets);
    return Octets.of(octets);
  }

  /** Octets behind their length. */
  public Octets bytes() {
    return octets(int32());
  }

  /** A text behind its length in octets. */
  public String text() {
    return bytes().text();
  }

  /** A list of texts behind their count. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int count = int32(); count > 0; count--) {
      texts.add(text());
    }
    return texts;
  }

  /** How many octets are left. */
  public int left() {
    return in.remaining();
  }
}
