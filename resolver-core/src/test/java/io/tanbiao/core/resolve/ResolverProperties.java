package io.tanbiao.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResolverProperties {
  private static final String FURNACE = "88.300/furnace";

  @Provide
  Arbitrary<List<HandleValue>> values() {
    return GeneratedValues.values().list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Integer>> indexes() {
    return Arbitraries.integers().between(0, 9).list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Octets>> types() {
    Arbitrary<Octets> below =
        GeneratedValues.types().map(type -> Octets.concat(type, Octets.utf8(".")));
    return Arbitraries.oneOf(GeneratedValues.types(), below).list().ofMaxSize(3);
  }

  @Property
  void showsWhatANaiveFilterShows(
      @ForAll("values") List<HandleValue> values,
      @ForAll("indexes") List<Integer> indexes,
      @ForAll("types") List<Octets> types) {
    // Given
    Store store = SampleStore.empty();
    SampleStore.put(store, FURNACE, values.toArray(HandleValue[]::new));
    List<HandleValue> expected = naivelySelected(values, indexes, types);

    // When
    Outcome outcome =
        ResolverTest.publicly(
            new Resolver(store, () -> SampleNode.SITE),
            new Resolution(Handle.of(FURNACE), indexes, types, Octets.EMPTY));

    // Then
    assertThat(outcome)
        .isEqualTo(
            expected.isEmpty()
                ? Refused.with(ResponseCode.VALUES_NOT_FOUND)
                : new Resolved(Handle.of(FURNACE), ValueListCodec.encode(expected)));
  }

  private static List<HandleValue> naivelySelected(
      List<HandleValue> values, List<Integer> indexes, List<Octets> types) {
    List<HandleValue> selected = new ArrayList<>();
    for (HandleValue value : values) {
      boolean wanted = indexes.isEmpty() && types.isEmpty();
      wanted |= indexes.stream().anyMatch(index -> index == value.index());
      wanted |= types.stream().anyMatch(type -> matches(latin(type), latin(value.type())));
      boolean secret = matches("HS_SECKEY.", latin(value.type()));
      boolean readable = value.permissions().toString().charAt(2) == '1';
      if (wanted && readable && !secret) {
        selected.add(value);
      }
    }
    return selected;
  }

  /** As wire notes §3 say it, on texts: "URL." is URL and what begins with URL and a dot. */
  private static boolean matches(String requested, String type) {
    String wanted = lower(requested);
    String given = lower(type);
    return wanted.endsWith(".")
        ? (given + ".").equals(wanted) || given.startsWith(wanted)
        : given.equals(wanted);
  }

  private static String latin(Octets octets) {
    return new String(octets.toArray(), StandardCharsets.ISO_8859_1);
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder();
    text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    return lower.toString();
  }
}
