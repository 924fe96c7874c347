package io.tanbiao.ops.bulk;

/** A record on each line. */
final class LineEnds implements RecordEnds {
  @Override
  public int lastEnd(byte[] octets, int length) {
    int end = length;
    while (end > 0 && octets[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  @Override
  public int resumeBehind() {
    return '\n';
  }
}
