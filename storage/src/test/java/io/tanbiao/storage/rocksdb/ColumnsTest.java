package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.IndexTerm;
import io.tanbiao.core.store.StoreSample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void everyIdAndNameIsUsedOnce() {
    List<String> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Column<?, ?> column : Columns.ALL) {
      ids.add(Integer.toString(column.id()));
      names.add(column.name());
    }
    for (String retired : Columns.RETIRED_NAMES) {
      ids.add(retired.split(" ", 2)[0]);
      names.add(retired.split(" ", 2)[1]);
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void theLayoutOnDiskIsTheOneThatIsWrittenDown() {
    assertThat(Columns.ALL.stream().map(column -> column.id() + " " + column.name()))
        .containsExactly(
            "0 default", "1 records", "2 homed", "3 claims", "4 index", "5 transactions");
    assertThat(Columns.SCHEMA_VERSION).isEqualTo(1);
    assertThat(Columns.RECORDS.keys().encode(StoreSample.key("88.300/a")))
        .isEqualTo(Octets.utf8("88.300/A"));
    assertThat(Columns.CLAIMS.keys().encode(new Claim(255, Octets.hex("0a0b"))).hex())
        .isEqualTo("ff0a0b");
    assertThat(
            Columns.INDEX
                .keys()
                .encode(new IndexRow(new IndexTerm(2, Octets.hex("0a")), StoreSample.key("p/a")))
                .hex())
        .isEqualTo("02" + "00000001" + "0a" + "502f41");
    assertThat(Columns.TRANSACTIONS.keys().encode(258L).hex()).isEqualTo("0000000000000102");
  }
}
