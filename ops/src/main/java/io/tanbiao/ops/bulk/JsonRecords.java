package io.tanbiao.ops.bulk;

import io.tanbiao.protocol.json.RecordJson;
import io.tanbiao.protocol.json.RecordJson.MalformedException;

/** Records in the JSON of Handle.Net: one on each line, or one behind another. */
final class JsonRecords implements RecordParser {
  private final boolean onLines;

  /**
   * Reads JSON.
   *
   * @param onLines whether each record stands on a line of its own
   */
  JsonRecords(boolean onLines) {
    this.onLines = onLines;
  }

  @Override
  public void parse(Block block, Found found) {
    byte[] octets = block.octets();
    int at = 0;
    long line = block.line();
    while (at < block.length()) {
      int end = onLines ? endOfLine(octets, at, block.length()) : endOfNext(octets, at, block);
      int start = startOf(octets, at, end);
      line += onLines ? 0 : Utf8.lines(octets, at, start);
      if (start < end) {
        parse(octets, start, onLines ? at : startOfLine(octets, start), end, line, found);
      }
      line += onLines ? 1 : Utf8.lines(octets, start, end);
      at = end;
    }
  }

  private static void parse(
      byte[] octets, int start, int lineStart, int end, long line, Found found) {
    int malformed = Utf8.firstMalformed(octets, start, end);
    if (malformed >= 0) {
      long at = line + Utf8.lines(octets, start, malformed);
      int column = Utf8.columns(octets, startOfLine(octets, malformed), malformed) + 1;
      found.fault(Rejection.of(at, column, Utf8.FAULT));
      return;
    }
    try {
      RecordJson record = RecordJson.read(octets, start, end);
      found.record(new FoundRecord(line, record.handle(), record.values()));
    } catch (MalformedException e) {
      int fault = e.offset() < 0 ? lineStart : Math.min(end, start + e.offset());
      long at = line + Utf8.lines(octets, start, fault);
      int column = Utf8.columns(octets, startOfLine(octets, fault), fault) + 1;
      found.fault(Rejection.of(at, column, e.getMessage()));
    }
  }

  private int startOf(byte[] octets, int from, int end) {
    if (!onLines) {
      return ObjectEnds.startOfNext(octets, from, end);
    }
    int at = from;
    while (at < end && octets[at] >= 0 && octets[at] <= ' ') {
      at++;
    }
    return at;
  }

  private static int endOfNext(byte[] octets, int from, Block block) {
    int end = ObjectEnds.endOfNext(octets, from, block.length());
    return end < 0 ? block.length() : end;
  }

  private static int endOfLine(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && octets[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, to);
  }

  private static int startOfLine(byte[] octets, int at) {
    int start = at;
    while (start > 0 && octets[start - 1] != '\n') {
      start--;
    }
    return start;
  }
}
