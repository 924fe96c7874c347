package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HandleRecordProperties {
  private static final Handle FURNACE = Handle.of("88.300/furnace");

  @Provide
  Arbitrary<List<HandleValue>> lists() {
    return GeneratedValues.lists();
  }

  @Provide
  Arbitrary<Octets> octets() {
    return GeneratedValues.octets(200);
  }

  @Provide
  Arbitrary<Octets> names() {
    return GeneratedValues.octets(40);
  }

  @Property
  void readsWhatItStored(
      @ForAll("names") Octets name, @ForAll long revision, @ForAll("lists") List<HandleValue> list)
      throws WireException {
    HandleRecord record = HandleRecord.of(new Handle(name), revision, list);

    HandleRecord again = HandleRecord.fromStored(record.stored());

    assertThat(again.handle().name()).isEqualTo(name);
    assertThat(again.revision()).isEqualTo(revision);
    assertThat(again.values()).isEqualTo(list);
    assertThat(again.valueList()).isEqualTo(ValueListCodec.encode(list));
  }

  @Property
  void showsWhatANaiveFilterShows(@ForAll("lists") List<HandleValue> list) throws WireException {
    List<HandleValue> expected =
        list.stream()
            .filter(value -> (value.permissions().bits() & 2) != 0)
            .filter(value -> !isSecretKey(value.type()))
            .toList();

    HandleRecord record = HandleRecord.fromStored(HandleRecord.of(FURNACE, 1, list).stored());

    assertThat(record.readableValueList()).isEqualTo(ValueListCodec.encode(expected));
    assertThat(record.readableCount()).isEqualTo(expected.size());
  }

  @Property
  void answersDamagedOctetsWithARefusalOnly(
      @ForAll("lists") List<HandleValue> list,
      @ForAll @IntRange(max = 10_000) int position,
      @ForAll byte octet) {
    Octets stored = HandleRecord.of(FURNACE, 1, list).stored();

    readAll(WireOctets.with(stored, position, octet));
    readAll(stored.slice(0, position % stored.length()));
  }

  @Property
  void answersAnyOctetsWithARefusalOnly(@ForAll("octets") Octets octets) {
    readAll(octets);
    readAll(Octets.concat(Octets.hex("0100000000000000000100013800"), octets));
  }

  /** Reads whatever can be read; all but a {@link WireException} fails the property. */
  private static void readAll(Octets stored) {
    boolean unused =
        WireOctets.refuses(
            () -> {
              HandleRecord record = HandleRecord.fromStored(stored);
              assertThat(record.stored()).isEqualTo(stored);
              assertThat(record.readableValueList().length()).isLessThanOrEqualTo(stored.length());
              assertThat(record.readableCount()).isLessThanOrEqualTo(Integer.MAX_VALUE);
              assertThat(record.values()).hasSizeLessThanOrEqualTo(HandleValue.MAX_PER_RECORD);
            });
  }

  private static boolean isSecretKey(Octets type) {
    String text = new String(type.toArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.matches("(?si)HS_SECKEY(\\..*)?");
  }
}
