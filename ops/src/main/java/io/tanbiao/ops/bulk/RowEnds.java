package io.tanbiao.ops.bulk;

/** Rows of CSV, of which those behind one another with the same first field are one record. */
final class RowEnds implements RecordEnds {
  /**
   * The last record may go on behind these octets: it ends where a row of another one begins, of
   * which the first field must be there.
   */
  @Override
  public int lastEnd(byte[] octets, int length) {
    CsvRows rows = new CsvRows(octets, 0, length);
    int start = 0;
    String handle = null;
    while (rows.next() && rows.fields() > (rows.isCut() ? 1 : 0)) {
      String first = rows.text(0);
      if (!first.equals(handle)) {
        start = rows.start();
        handle = first;
      }
    }
    return start;
  }

  @Override
  public int resumeBehind() {
    return -1;
  }
}
