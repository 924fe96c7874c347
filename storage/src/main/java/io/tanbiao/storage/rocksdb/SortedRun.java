package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.rocksdb.RocksDBException;

/** The records of a run in order of their keys, without those whose key is taken. */
final class SortedRun {
  private final List<BulkRecord> records;
  private final BitSet duplicates;

  private SortedRun(List<BulkRecord> records, BitSet duplicates) {
    this.records = records;
    this.duplicates = duplicates;
  }

  /**
   * A record at its place in the run.
   *
   * @param head the octets of its key that follow those which all keys begin with: comparing these
   *     first leaves most keys where they are in memory, which is most of the time of sorting
   */
  private record Placed(int position, BulkRecord record, long head) implements Comparable<Placed> {
    HandleKey key() {
      return record.key();
    }

    @Override
    public int compareTo(Placed other) {
      int byHead = Long.compareUnsigned(head, other.head);
      return byHead != 0 ? byHead : key().compareTo(other.key());
    }
  }

  /** Sorts a run and looks up which of its keys are taken: in the store, or earlier in the run. */
  static SortedRun of(List<BulkRecord> run, Database database) throws RocksDBException {
    Placed[] placed = sorted(run);
    List<BulkRecord> records = new ArrayList<>(placed.length);
    BitSet duplicates = new BitSet();
    boolean mayBeTaken = placed.length > 0 && reachesInto(database, placed);
    HandleKey previous = null;
    for (Placed next : placed) {
      if (next.key().equals(previous) || (mayBeTaken && isTaken(database, next.key()))) {
        duplicates.set(next.position());
      } else {
        records.add(next.record());
      }
      previous = next.key();
    }
    return new SortedRun(records, duplicates);
  }

  private static Placed[] sorted(List<BulkRecord> run) {
    int shared = sharedOctets(run);
    Placed[] placed = new Placed[run.size()];
    for (int i = 0; i < placed.length; i++) {
      BulkRecord record = run.get(i);
      placed[i] = new Placed(i, record, head(record.key().octets(), shared));
    }
    Arrays.sort(placed);
    return placed;
  }

  /** With how many octets all keys begin alike. */
  private static int sharedOctets(List<BulkRecord> run) {
    if (run.isEmpty()) {
      return 0;
    }
    Octets first = run.get(0).key().octets();
    int shared = first.length();
    for (BulkRecord record : run) {
      Octets key = record.key().octets();
      shared = Math.min(shared, key.length());
      int same = 0;
      while (same < shared && key.at(same) == first.at(same)) {
        same++;
      }
      shared = same;
    }
    return shared;
  }

  /** Eight octets from a position on, zeros behind the end. */
  private static long head(Octets key, int from) {
    long head = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      head = head << Byte.SIZE | (i < key.length() ? key.at(i) & 0xff : 0);
    }
    return head;
  }

  /** The number of records that are to be loaded. */
  int size() {
    return records.size();
  }

  /** The records that are to be loaded. */
  List<BulkRecord> inOrderOfKeys() {
    return records;
  }

  /** Whether the record at a position of the run is not to be loaded. */
  boolean isDuplicate(int position) {
    return duplicates.get(position);
  }

  /** The positions in the run of the records that are not to be loaded. */
  List<Integer> duplicates() {
    return duplicates.stream().boxed().toList();
  }

  /** Whether the store has any key between the first and the last of the run. */
  private static boolean reachesInto(Database database, Placed[] run) throws RocksDBException {
    Octets last = run[run.length - 1].key().octets();
    try (ColumnCursor<?, ?> cursor = database.cursor(Columns.RECORDS)) {
      cursor.seek(run[0].key().octets());
      return cursor.isValid() && cursor.keyOctets().compareTo(last) <= 0;
    }
  }

  private static boolean isTaken(Database database, HandleKey key) throws RocksDBException {
    return database.get(Columns.RECORDS, key.octets()).isPresent();
  }
}
