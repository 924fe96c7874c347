package io.tanbiao.ops.bulk;

/** JSON objects, wherever they begin and end; brackets and commas between them are passed over. */
final class ObjectEnds implements RecordEnds {
  private static final int UNKNOWN = -1;

  @Override
  public int lastEnd(byte[] octets, int length) {
    int last = 0;
    int end = endOfNext(octets, 0, length);
    while (end != UNKNOWN) {
      last = end;
      end = endOfNext(octets, last, length);
    }
    return last;
  }

  @Override
  public int resumeBehind() {
    return UNKNOWN;
  }

  /** Where the next object begins, or the first octet that belongs to none; the end if neither. */
  static int startOfNext(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && isBetween(octets[at])) {
      at++;
    }
    return at;
  }

  /**
   * The end of what begins here or behind here: of an object, or of something else that stands
   * where an object should.
   *
   * @return -1 when the end is not there
   */
  static int endOfNext(byte[] octets, int from, int to) {
    int at = startOfNext(octets, from, to);
    if (at == to) {
      return UNKNOWN;
    }
    return octets[at] == '{' ? endOfObject(octets, at, to) : endOfOther(octets, at, to);
  }

  private static int endOfObject(byte[] octets, int from, int to) {
    int depth = 0;
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      byte octet = octets[at];
      if (quoted) {
        if (octet == '\\') {
          at++;
        } else if (octet == '"') {
          quoted = false;
        }
      } else if (octet == '"') {
        quoted = true;
      } else if (octet == '{') {
        depth++;
      } else if (octet == '}' && --depth == 0) {
        return at + 1;
      }
    }
    return UNKNOWN;
  }

  private static int endOfOther(byte[] octets, int from, int to) {
    for (int at = from; at < to; at++) {
      if (octets[at] == '{' || isBetween(octets[at])) {
        return at;
      }
    }
    return UNKNOWN;
  }

  private static boolean isBetween(byte octet) {
    return switch (octet) {
      case ' ', '\t', '\r', '\n', ',', '[', ']' -> true;
      default -> false;
    };
  }
}
