package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.HandleArbitraries;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleRecordArbitraries;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.IndexTerm;
import io.tanbiao.core.store.TransactionRow;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every codec of a column reads what it wrote and refuses all else; keys keep their order. */
class CodecProperties {
  @Provide
  Arbitrary<HandleRecord> records() {
    return HandleRecordArbitraries.any();
  }

  @Provide
  Arbitrary<Claim> claims() {
    return Combinators.combine(Arbitraries.integers().between(1, 255), GeneratedValues.octets(20))
        .as(Claim::new);
  }

  @Provide
  Arbitrary<IndexRow> rows() {
    Arbitrary<IndexTerm> terms =
        Combinators.combine(Arbitraries.integers().between(1, 255), GeneratedValues.octets(3))
            .as(IndexTerm::new);
    return Combinators.combine(terms, GeneratedValues.octets(4).map(HandleKey::new))
        .as(IndexRow::new);
  }

  @Provide
  Arbitrary<TransactionRow> transactions() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.of(TransactionRow.Action.class),
            HandleArbitraries.any(),
            Arbitraries.longs(),
            Arbitraries.bytes().array(byte[].class).ofSize(32).map(Octets::of))
        .as(TransactionRow::new);
  }

  @Provide
  Arbitrary<Octets> octets() {
    return GeneratedValues.octets(80);
  }

  @Property
  void recordsComeBack(@ForAll("records") HandleRecord record) throws WireException {
    assertComesBack(Columns.RECORDS.values(), record);
  }

  @Property
  void claimsComeBack(@ForAll("claims") Claim claim) throws WireException {
    assertComesBack(Columns.CLAIMS.keys(), claim);
  }

  @Property
  void indexRowsComeBack(@ForAll("rows") IndexRow row) throws WireException {
    assertComesBack(Columns.INDEX.keys(), row);
  }

  @Property
  void transactionsComeBack(@ForAll("transactions") TransactionRow row) throws WireException {
    assertComesBack(Columns.TRANSACTIONS.values(), row);
  }

  @Property
  void numbersKeepTheirOrder(@ForAll long left, @ForAll long right) {
    Codec<Long> codec = Columns.TRANSACTIONS.keys();
    assertThat(Integer.signum(codec.encode(left).compareTo(codec.encode(right))))
        .isEqualTo(Long.compareUnsigned(left, right));
  }

  @Property
  void rowsOfATermStandTogetherInOrderOfRecords(
      @ForAll("rows") IndexRow row, @ForAll("rows") IndexRow other) {
    Codec<IndexRow> codec = Columns.INDEX.keys();
    assertThat(codec.encode(other).startsWith(KeyCodecs.rowsOf(row.term())))
        .isEqualTo(other.term().equals(row.term()));
    IndexRow sameTerm = new IndexRow(row.term(), other.key());
    assertThat(Integer.signum(codec.encode(row).compareTo(codec.encode(sameTerm))))
        .isEqualTo(Integer.signum(row.key().compareTo(other.key())));
  }

  @Property
  void anyOctetsAreReadOrRefused(@ForAll("octets") Octets octets) {
    for (Column<?, ?> column : Columns.ALL) {
      StoredRecordFuzz.readOrRefuse(column.keys(), octets);
      StoredRecordFuzz.readOrRefuse(column.values(), octets);
    }
  }

  private static <T> void assertComesBack(Codec<T> codec, T item) throws WireException {
    Octets octets = codec.encode(item);
    T back = codec.decode(octets);
    assertThat(back).isEqualTo(item);
    assertThat(codec.encode(back)).isEqualTo(octets);
  }
}
