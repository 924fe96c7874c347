package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.Lookup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads tell that may not touch the disk. */
class RocksStoreLookupTest {
  @TempDir private Path parent;
  private RocksStore store;

  @BeforeEach
  void makeStore() {
    store =
        RocksStore.create(
            parent.resolve("store"), CaseRule.IGNORE_ASCII_CASE, RocksSample.settings());
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void wouldBlockUntilTheBlockIsInTheCache() {
    // Given: a table file of which nothing was read yet
    HandleRecord record = record("p/a");
    done(store, creating(record, record("p/b")));
    reopen();
    assertThat(store.findWithoutBlocking(key("p/a"))).isEqualTo(Lookup.Missed.WOULD_BLOCK);
    // When
    assertThat(store.find(key("p/a"))).contains(record);
    // Then
    assertThat(store.findWithoutBlocking(key("p/a"))).isEqualTo(new Lookup.Found(record));
    assertThat(store.findWithoutBlocking(key("p/c"))).isEqualTo(Lookup.Missed.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void wouldBlockForRecordsBeyondTheBuffer(int more) {
    // Given
    HandleRecord empty = HandleRecord.of(Handle.of("p/a"), 1, List.of(data(0)));
    int room = CachedRecords.MAX_RECORD_OCTETS - empty.stored().length();
    HandleRecord record = HandleRecord.of(Handle.of("p/a"), 1, List.of(data(room + more)));
    done(store, creating(record));
    // Then
    assertThat(store.findWithoutBlocking(key("p/a")))
        .isEqualTo(more > 0 ? Lookup.Missed.WOULD_BLOCK : new Lookup.Found(record));
    assertThat(store.find(key("p/a"))).contains(record);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void wouldBlockForKeysBeyondTheBuffer(int more) {
    int length = CachedRecords.MAX_KEY_OCTETS + more;
    HandleKey key = new HandleKey(Octets.utf8("P/" + "A".repeat(length - 2)));
    assertThat(store.findWithoutBlocking(key))
        .isEqualTo(more > 0 ? Lookup.Missed.WOULD_BLOCK : Lookup.Missed.ABSENT);
  }

  private void reopen() {
    store.close();
    store = RocksStore.open(parent.resolve("store"), RocksSample.settings());
  }

  private static HandleValue data(int octets) {
    return HandleValue.of(1, "DATA", Octets.of(new byte[octets]));
  }
}
