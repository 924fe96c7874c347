package io.tanbiao.ops.batch;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.ops.batch.BatchEntry.Malformed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Any octets as a batch file: entries with places that go forward, or faults that say what. */
class BatchReaderFuzz {
  @FuzzTest(maxDuration = "60s")
  void readsEntriesOrFaults(byte[] input) throws IOException {
    BatchReader reader = new BatchReader(new ByteArrayInputStream(input), BatchReaderFuzz::file);
    long line = 0;
    for (Optional<BatchEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
      BatchEntry entry = next.get();
      require(entry.line() > line, "an entry that does not go forward: " + entry);
      line = entry.line();
      if (entry instanceof Malformed fault) {
        require(fault.column() >= 1, "a fault without a column");
        require(fault.message().contains("(expected: "), "a fault without what is expected");
      }
    }
    require(line <= input.length, "more lines than octets");
  }

  private static Octets file(Octets type, String name) throws IOException {
    if (name.length() > 8) {
      throw new IOException(name);
    }
    return Octets.utf8(name);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
