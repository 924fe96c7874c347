package io.tanbiao.protocol.vector;

import java.util.stream.Stream;

/** The octets of all vectors, legal and refused ones, as seeds of fuzz targets. */
public final class VectorOctets {
  private VectorOctets() {}

  /** Envelope and message of each vector. */
  public static Stream<byte[]> all() {
    return WireVector.all().stream().map(vector -> vector.octets().toArray());
  }

  /** The same of the vectors about sessions, for targets that take longer over each. */
  public static Stream<byte[]> ofSessions() {
    return WireVector.all().stream()
        .filter(vector -> vector.name().contains("session") || vector.name().contains("s6/"))
        .map(vector -> vector.octets().toArray());
  }
}
