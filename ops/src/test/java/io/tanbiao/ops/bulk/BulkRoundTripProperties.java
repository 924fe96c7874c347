package io.tanbiao.ops.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleArbitraries;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is exported and read again is the same, octet by octet. */
class BulkRoundTripProperties {

  @Property(tries = 500)
  void bringsBackEveryOctet(
      @ForAll("records") List<HandleRecord> records, @ForAll("written") BulkFormat format)
      throws IOException {
    byte[] file = export(records, format);

    FoundText found = FoundText.in(file, format);

    assertThat(found.places()).isEmpty();
    assertThat(found.records().stream().map(BulkRoundTripProperties::recordOf)).isEqualTo(records);
  }

  @Property(tries = 200)
  void bringsBackTheSameWhetherOnLinesOrNot(@ForAll("records") List<HandleRecord> records)
      throws IOException {
    byte[] file = export(records, BulkFormat.JSONL);

    assertThat(FoundText.in(file, BulkFormat.HDL_JSON).records())
        .isEqualTo(FoundText.in(file, BulkFormat.JSONL).records());
  }

  @Provide
  Arbitrary<BulkFormat> written() {
    return Arbitraries.of(BulkFormat.JSONL, BulkFormat.CSV);
  }

  /** Names differ, for those of neighbours tell rows of CSV apart. */
  @Provide
  Arbitrary<List<HandleRecord>> records() {
    return Combinators.combine(
            HandleArbitraries.registrable(), values().list().ofMinSize(1).ofMaxSize(4))
        .as((handle, values) -> HandleRecord.of(handle, 1, values))
        .list()
        .uniqueElements(HandleRecord::handle)
        .ofMaxSize(5);
  }

  private static Arbitrary<HandleValue> values() {
    Arbitrary<Octets> types =
        Arbitraries.oneOf(
            Arbitraries.of("URL", "HS_ADMIN", "hs_vlist", "HS_SITE", "HS_PUBKEY", "名称,\"x\"")
                .map(Octets::utf8),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(6).map(Octets::utf8));
    Arbitrary<Octets> data =
        Arbitraries.oneOf(
            GeneratedValues.octets(24),
            Arbitraries.strings().ofMaxLength(12).map(Octets::utf8),
            Arbitraries.integers()
                .between(0, 0xffff)
                .map(bits -> AdminEntry.of(bits, Reference.parse("300:0.NA/88.300")).encode()));
    Arbitrary<List<Reference>> references =
        Combinators.combine(HandleArbitraries.registrable(), Arbitraries.integers())
            .as(Reference::new)
            .list()
            .ofMaxSize(2);
    return Combinators.combine(GeneratedValues.values(), types, data, references)
        .as(BulkRoundTripProperties::valueOf);
  }

  private static HandleValue valueOf(
      HandleValue any, Octets type, Octets data, List<Reference> references) {
    return new HandleValue(
        any.index(),
        type,
        data,
        any.timeToLive(),
        any.timestampSeconds() == 0 ? 1 : any.timestampSeconds(),
        new Permissions(any.permissions().bits() & 0xf),
        references);
  }

  private static HandleRecord recordOf(FoundRecord found) {
    return HandleRecord.of(found.handle(), 1, found.values());
  }

  private static byte[] export(List<HandleRecord> records, BulkFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deque<HandleRecord> left = new ArrayDeque<>(records);
    long written =
        new ExportRun(out, format).run(() -> Optional.ofNullable(left.poll()), new NothingLost());
    assertThat(written).isEqualTo(records.size());
    return out.toByteArray();
  }

  private static final class NothingLost implements ExportRun.Watcher {
    @Override
    public void leftOut(Handle handle, String reason) {
      throw new AssertionError(handle + ": " + reason);
    }

    @Override
    public void written(long records) {
      assertThat(records).isPositive();
    }
  }
}
