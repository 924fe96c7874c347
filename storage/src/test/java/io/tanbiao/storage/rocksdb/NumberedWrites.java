package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.IndexTerm;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.TransactionRow;
import io.tanbiao.core.store.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Records that follow from their number, and whether a store has all of them, whole. */
final class NumberedWrites {
  private static final String PREFIX = "88.300/";
  private static final int MAX_DATA_OCTETS = 1500;

  private NumberedWrites() {}

  /** Creates record {@code number} with a claim and an index row, all of which must be new. */
  static Change creating(int number) {
    HandleRecord record = record(number);
    HandleKey key = key(record);
    return new Change(
        number,
        List.of(Condition.absent(key), new Condition.ClaimFree(claim(number), key)),
        List.of(
            new Write.PutIndexRow(term(number), key),
            new Write.CreateRecord(key, record),
            new Write.PutClaim(claim(number), key)));
  }

  /** The number of a record by its name. */
  static int number(Handle handle) {
    return Integer.parseInt(handle.toString().substring(PREFIX.length()));
  }

  /** The record of a number, the same every time. */
  static HandleRecord record(int number) {
    Random random = new Random(number);
    byte[] data = new byte[random.nextInt(MAX_DATA_OCTETS)];
    random.nextBytes(data);
    return HandleRecord.of(
        Handle.of(PREFIX + number), 1, List.of(HandleValue.of(1, "DATA", Octets.of(data))));
  }

  /**
   * Checks that the log has no gaps and that every record in it is there with everything that was
   * written with it.
   *
   * @return the numbers of the records
   */
  static Set<Integer> requireWhole(Store store) {
    return requireLogged(
        store,
        row -> {
          assertThat(row.dateMillis()).isEqualTo(number(row.handle()));
          requireWhole(store, number(row.handle()));
        });
  }

  /**
   * Checks that the log has no gaps and that every record in it is there.
   *
   * @return the numbers of the records
   */
  static Set<Integer> requireWholeRecords(Store store) {
    return requireLogged(
        store,
        row -> {
          HandleRecord record = record(number(row.handle()));
          assertThat(store.find(key(record))).contains(record);
          assertThat(row.digest()).isEqualTo(TransactionRow.digestOf(record));
        });
  }

  private static Set<Integer> requireLogged(Store store, Consumer<TransactionRow> check) {
    Set<Integer> numbers = new HashSet<>();
    long last = 0;
    List<TransactionRow> page = store.transactions(0, Store.MAX_PAGE);
    while (!page.isEmpty()) {
      for (TransactionRow row : page) {
        assertThat(row.id()).isEqualTo(++last);
        int number = number(row.handle());
        assertThat(numbers.add(number)).as("record %d is logged once", number).isTrue();
        check.accept(row);
      }
      page = store.transactions(last, Store.MAX_PAGE);
    }
    assertThat(store.lastTransactionId()).isEqualTo(last);
    return numbers;
  }

  /** Checks that there is nothing of a record. */
  static void requireNothing(Store store, int number) {
    assertThat(store.find(key(PREFIX + number))).as("record %d", number).isEmpty();
    assertThat(store.claimant(claim(number))).as("claim of %d", number).isEmpty();
    assertThat(isListed(store, number)).as("index row of %d", number).isFalse();
  }

  private static void requireWhole(Store store, int number) {
    HandleKey key = key(PREFIX + number);
    assertThat(store.find(key)).as("record %d", number).contains(record(number));
    assertThat(store.claimant(claim(number))).as("claim of %d", number).contains(key);
    assertThat(isListed(store, number)).as("index row of %d", number).isTrue();
  }

  private static boolean isListed(Store store, int number) {
    HandleKey key = key(PREFIX + number);
    return store.indexed(term(number), Optional.empty(), 1).equals(List.of(key));
  }

  private static Claim claim(int number) {
    return new Claim(1, Octets.utf8("serial " + number));
  }

  private static IndexTerm term(int number) {
    return new IndexTerm(1, Octets.utf8("term " + number));
  }
}
