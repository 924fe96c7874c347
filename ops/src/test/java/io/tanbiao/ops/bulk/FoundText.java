package io.tanbiao.ops.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tanbiao.core.handle.HandleValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is found in a text: records, and the faults of what is none. */
final class FoundText implements RecordParser.Found {
  private final List<FoundRecord> records = new ArrayList<>();
  private final List<Rejection> faults = new ArrayList<>();

  static FoundText in(String text, BulkFormat format) {
    return in(text.getBytes(UTF_8), format);
  }

  static FoundText in(byte[] text, BulkFormat format) {
    FoundText found = new FoundText();
    try (BulkInput input = BulkInput.open(new ByteArrayInputStream(text), format, Position.START)) {
      for (Optional<Block> next = input.next(); next.isPresent(); next = input.next()) {
        next.get().fault().ifPresent(found.faults::add);
        input.parser().parse(next.get(), found);
      }
      return found;
    } catch (IOException | UnreadableFileException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void record(FoundRecord record) {
    records.add(record);
  }

  @Override
  public void fault(Rejection rejection) {
    faults.add(rejection);
  }

  List<FoundRecord> records() {
    return records;
  }

  List<Rejection> faults() {
    return faults;
  }

  /** {@code line name} of each record. */
  List<String> names() {
    return records.stream().map(record -> record.line() + " " + record.handle()).toList();
  }

  /** {@code line:column name reason} of each fault. */
  List<String> places() {
    return faults.stream()
        .map(fault -> fault.place() + " " + fault.handle() + " " + fault.reason())
        .toList();
  }

  /** The values of the only record. */
  List<HandleValue> values() {
    if (records.size() != 1 || !faults.isEmpty()) {
      throw new AssertionError(names() + " " + places());
    }
    return records.get(0).values();
  }
}
