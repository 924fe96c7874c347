package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.ops.bulk.CsvHeader.Column;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.ValueFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Records in rows of CSV. A fault of one row is a fault of its record, and only that of the first
 * faulty row is told.
 */
final class CsvRecords implements RecordParser {
  private final CsvHeader header;

  CsvRecords(CsvHeader header) {
    this.header = header;
  }

  @Override
  public void parse(Block block, Found found) {
    CsvRows rows = new CsvRows(block.octets(), 0, block.length());
    Draft draft = null;
    while (rows.next()) {
      long line = block.line() + rows.line();
      String handle = rows.text(0);
      if (draft == null || !draft.handle.equals(handle)) {
        tell(draft, found);
        draft = new Draft(line, handle);
      }
      if (draft.fault == null) {
        add(rows, block, line, draft);
      }
    }
    tell(draft, found);
  }

  /** What was read of a record so far. */
  private static final class Draft {
    private final long line;
    private final String handle;
    private final List<HandleValue> values = new ArrayList<>();
    private Rejection fault;

    Draft(long line, String handle) {
      this.line = line;
      this.handle = handle;
    }
  }

  private static void tell(Draft draft, Found found) {
    if (draft != null && draft.fault != null) {
      found.fault(draft.fault);
    } else if (draft != null) {
      found.record(new FoundRecord(draft.line, Handle.of(draft.handle), draft.values));
    }
  }

  private void add(CsvRows row, Block block, long line, Draft draft) {
    byte[] octets = block.octets();
    int malformed = Utf8.firstMalformed(octets, row.start(), row.end());
    if (malformed >= 0) {
      draft.fault = fault(draft.handle, block, row, malformed, Utf8.FAULT);
    } else if (row.isOpen()) {
      draft.fault =
          fault(draft.handle, block, row, row.startOf(row.fields() - 1) - 1, "quote is not closed");
    } else if (row.fault() >= 0) {
      String reason = "quote in the middle of a field (expected: \"..\"\"..\")";
      draft.fault = fault(draft.handle, block, row, row.fault(), reason);
    } else if (row.fields() != header.places().size()) {
      String reason =
          row.fields() + " fields (expected: " + header.places().size() + ", as in the first row)";
      draft.fault = new Rejection(line, 0, draft.handle, 0, reason);
    } else {
      addValue(row, block, draft);
    }
  }

  private void addValue(CsvRows row, Block block, Draft draft) {
    int field = 0;
    try {
      field = header.placeOf(Column.INDEX);
      int index = index(row.text(field));
      field = header.placeOf(Column.TYPE);
      Octets type = ValueFields.octets("type", row.text(field));
      field = header.placeOf(Column.DATA);
      Octets data = ValueFields.data(textOf(row, Column.FORMAT, "string"), row.text(field));
      field = header.placeOf(Column.TTL);
      String ttl = textOf(row, Column.TTL, "");
      TimeToLive timeToLive = ttl.isEmpty() ? TimeToLive.DAY : ValueFields.timeToLive(ttl);
      field = header.placeOf(Column.TIMESTAMP);
      String time = textOf(row, Column.TIMESTAMP, "");
      int timestamp = time.isEmpty() ? 0 : ValueFields.time(time);
      field = header.placeOf(Column.PERMISSIONS);
      String digits = textOf(row, Column.PERMISSIONS, "");
      Permissions permissions =
          digits.isEmpty() ? Permissions.DEFAULT : ValueFields.permissions(digits);
      field = header.placeOf(Column.REFERENCES);
      String references = textOf(row, Column.REFERENCES, "");
      draft.values.add(
          new HandleValue(
              index,
              type,
              data,
              timeToLive,
              timestamp,
              permissions,
              references.isEmpty() ? List.of() : ValueFields.references(references)));
      if (draft.values.size() > HandleValue.MAX_PER_RECORD) {
        throw new InvalidJsonException(
            "more than " + HandleValue.MAX_PER_RECORD + " values (expected: at most that)");
      }
    } catch (InvalidJsonException e) {
      int at = field < 0 ? row.start() : row.startOf(field);
      draft.fault = fault(draft.handle, block, row, at, e.getMessage());
    }
  }

  private String textOf(CsvRows row, Column column, String otherwise) {
    int place = header.placeOf(column);
    String text = place < 0 ? "" : row.text(place);
    return text.isEmpty() ? otherwise : text;
  }

  private static int index(String digits) throws InvalidJsonException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new InvalidJsonException(
          "index: " + digits + " (expected: a number in 1.." + Integer.MAX_VALUE + ")");
    }
  }

  private static Rejection fault(String handle, Block block, CsvRows row, int at, String reason) {
    byte[] octets = block.octets();
    int lineStart = at;
    while (lineStart > 0 && octets[lineStart - 1] != '\n') {
      lineStart--;
    }
    long line = block.line() + row.line() + Utf8.lines(octets, row.start(), at);
    return new Rejection(line, Utf8.columns(octets, lineStart, at) + 1, handle, 0, reason);
  }
}
