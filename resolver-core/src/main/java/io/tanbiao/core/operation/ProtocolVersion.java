package io.tanbiao.core.operation;

/**
 * A version of the Handle protocol, 2.0 to 2.11 in practice (wire notes §1).
 *
 * @param major 0..255
 * @param minor 0..255
 */
public record ProtocolVersion(int major, int minor) implements Comparable<ProtocolVersion> {
  /** The newest version spoken here. */
  public static final ProtocolVersion NEWEST = new ProtocolVersion(2, 11);

  /** The first version with the digest flag and typed digests. */
  public static final ProtocolVersion TYPED_DIGESTS = new ProtocolVersion(2, 1);

  /** The first version whose clients know code 202 and 7. */
  public static final ProtocolVersion MORE_CODES = new ProtocolVersion(2, 5);

  /** The first version with SHA-256. */
  public static final ProtocolVersion SHA256 = new ProtocolVersion(2, 7);

  /** Major number of a very old client that speaks 2.0 and counts as lower than every 2.x. */
  private static final int VERY_OLD_MAJOR = 5;

  /** Whether this version is the other one or newer. */
  public boolean isAtLeast(ProtocolVersion other) {
    return compareTo(other) >= 0;
  }

  /** The lower of both. */
  public ProtocolVersion atMost(ProtocolVersion other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(ProtocolVersion other) {
    int byMajor = Integer.compare(rank(major), rank(other.major));
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  /** {@code major.minor}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }

  private static int rank(int major) {
    return major == VERY_OLD_MAJOR ? -1 : major;
  }
}
