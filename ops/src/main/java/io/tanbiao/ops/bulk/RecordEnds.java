package io.tanbiao.ops.bulk;

/** Finds where whole records end, so that a file can be cut between two of them. */
interface RecordEnds {
  /**
   * The end of the last record that is whole for certain.
   *
   * @param octets of which {@code [0, length)} begin with a record or between two
   * @return 0 when none is whole
   */
  int lastEnd(byte[] octets, int length);

  /**
   * Where to go on behind a record that is too long: behind the next octet of this kind.
   *
   * @return -1 when nobody can tell where the next record begins
   */
  int resumeBehind();
}
