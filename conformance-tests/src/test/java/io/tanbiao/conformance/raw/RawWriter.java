package io.tanbiao.conformance.raw;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes fields as the protocol has them: integers big-endian, octets behind their length. */
public final class RawWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** One octet. */
  public RawWriter int8(int value) {
    out.write(value);
    return this;
  }

  /** Two octets. */
  public RawWriter int16(int value) {
    return int8(value >>> 8).int8(value);
  }

  /** Four octets. */
  public RawWriter int32(int value) {
    return int16(value >>> 16).int16(value);
  }

  /** Octets as they are. */
  public RawWriter octets(Octets octets) {
    out.writeBytes(octets.toArray());
    return this;
  }

  /** Octets behind their length. */
  public RawWriter bytes(Octets octets) {
    return int32(octets.length()).octets(octets);
  }

  /** A text behind its length in octets. */
  public RawWriter text(String text) {
    return bytes(Octets.utf8(text));
  }

  /** A list of integers behind their count. */
  public RawWriter ints(List<Integer> values) {
    int32(values.size());
    values.forEach(this::int32);
    return this;
  }

  /** A list of texts behind their count. */
  public RawWriter texts(List<String> values) {
    int32(values.size());
    values.forEach(this::text);
    return this;
  }

  /** All that was written. */
  public Octets finish() {
    return Octets.of(out.toByteArray());
  }
}
