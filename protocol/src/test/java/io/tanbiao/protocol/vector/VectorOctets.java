package io.tanbiao.protocol.vector;

import java.util.stream.Stream;

/** The octets of all vectors, legal and refused ones, as seeds of fuzz targets. */
public final class VectorOctets {
  private VectorOctets() {}

  /** Envelope and message of each vector. */
  public static Stream<byte[]> all() {
    return WireVector.all().stream().map(vector -> vector.octets().toArray());
  }
}
