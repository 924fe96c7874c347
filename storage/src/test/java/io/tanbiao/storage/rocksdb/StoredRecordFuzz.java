package io.tanbiao.storage.rocksdb;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import java.util.List;

/** What comes from disk as a record, a row or a key: read, or refused with a WireException. */
class StoredRecordFuzz {
  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesStoredOctets(byte[] input) {
    Octets stored = Octets.of(input);
    for (Column<?, ?> column : Columns.ALL) {
      readOrRefuse(column.keys(), stored);
      readOrRefuse(column.values(), stored);
    }
    readRecord(stored);
  }

  /** Reads octets with a codec: what it accepts it also writes. */
  static <T> void readOrRefuse(Codec<T> codec, Octets octets) {
    T item;
    try {
      item = codec.decode(octets);
    } catch (WireException e) {
      requireReason(e);
      return;
    }
    require(codec.encode(item).equals(octets), "written otherwise than read");
  }

  private static void readRecord(Octets stored) {
    try {
      HandleRecord record = HandleRecord.fromStored(stored);
      require(record.stored().equals(stored), "kept otherwise than read");
      require(record.handle().name().length() <= stored.length(), "name longer than the record");
      require(
          record.readableValueList().length() <= stored.length() + Integer.BYTES,
          "readable values longer than the record");
      List<HandleValue> values = record.values();
      require(ValueListCodec.encode(values).equals(record.valueList()), "values differ");
    } catch (WireException e) {
      requireReason(e);
    }
  }

  private static void requireReason(WireException e) {
    require(e.reason() != null && e.getMessage() != null, "refused without a reason");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
