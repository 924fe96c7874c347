package io.tanbiao.core.resolve;

import static io.tanbiao.core.SampleStore.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private static final Outcome NO_VALUES = Refused.with(ResponseCode.VALUES_NOT_FOUND);
  private static final Outcome NO_RECORD = Refused.with(ResponseCode.HANDLE_NOT_FOUND);

  private static final HandleValue URL = HandleValue.of(1, "URL", "http://a");
  private static final HandleValue PDF = HandleValue.of(2, "URL.PDF", "http://a.pdf");
  private static final HandleValue EMAIL = HandleValue.of(3, "EMAIL", "a@b");
  private static final HandleValue CLOSED =
      HandleValue.of(4, "URL", "http://inside").with(Permissions.ADMIN_ONLY);
  private static final HandleValue SECRET =
      HandleValue.of(5, "HS_SECKEY", "secret").with(new Permissions(0xf));

  private final Store store = SampleStore.empty();
  private final Resolver resolver = new Resolver(store, () -> SampleNode.SITE);

  @BeforeEach
  void storeRecords() {
    put(store, "88.300/Furnace", URL, PDF, EMAIL, CLOSED, SECRET);
    put(store, "88.300/closed", CLOSED, SECRET);
    put(store, "0.NA/88.300", EMAIL);
  }

  @Test
  void showsAllReadableValuesWithoutASelection() {
    assertShows(resolve("88.300/Furnace"), URL, PDF, EMAIL);
  }

  @Test
  void showsTheUnionOfIndexesAndTypesInTheOrderOfTheRecord() {
    assertShows(resolve("88.300/Furnace", List.of(3, 1)), URL, EMAIL);
    assertShows(resolve("88.300/Furnace", List.of(), "URL"), URL);
    assertShows(resolve("88.300/Furnace", List.of(), "url."), URL, PDF);
    assertShows(resolve("88.300/Furnace", List.of(3), "URL"), URL, EMAIL);
    assertShows(resolve("88.300/Furnace", List.of(1, 1, 99), "URL", "NONE"), URL);
  }

  @Test
  void showsNeitherRestrictedValuesNorSecretKeysWhenTheyAreAskedFor() {
    assertThat(resolve("88.300/Furnace", List.of(4))).isEqualTo(NO_VALUES);
    assertThat(resolve("88.300/Furnace", List.of(5))).isEqualTo(NO_VALUES);
    assertThat(resolve("88.300/Furnace", List.of(), "HS_SECKEY")).isEqualTo(NO_VALUES);
    assertShows(resolve("88.300/Furnace", List.of(4, 5, 3)), EMAIL);
  }

  @Test
  void tellsNoValuesFromNoRecord() {
    assertThat(resolve("88.300/Furnace", List.of(99))).isEqualTo(NO_VALUES);
    assertThat(resolve("88.300/closed")).isEqualTo(NO_VALUES);
    assertThat(resolve("88.300/missing")).isEqualTo(NO_RECORD);
    assertThat(resolve("88.300/missing", List.of(1))).isEqualTo(NO_RECORD);
    assertThat(resolve("")).isEqualTo(NO_RECORD);
  }

  @Test
  void findsNoRecordUnderANameThatIsNotUtf8() {
    Handle name = new Handle(Octets.concat(Octets.utf8("88.300/Furnace"), Octets.hex("ff")));

    assertThat(publicly(resolver, Resolution.ofAll(name))).isEqualTo(NO_RECORD);
  }

  @Test
  void answersInTheSpellingOfTheQuestion() {
    Resolved resolved = (Resolved) resolve("88.300/fURNACE");

    assertThat(resolved.handle()).isEqualTo(Handle.of("88.300/fURNACE"));
    assertShows(resolved, URL, PDF, EMAIL);
  }

  @Test
  void answersABarePrefixWithItsPrefixHandle() {
    Resolved resolved = (Resolved) resolve("88.300");

    assertThat(resolved.handle()).isEqualTo(Handle.of("88.300"));
    assertShows(resolved, EMAIL);
  }

  @Test
  void tellsSuffixesApartByCaseWhereTheNodeDoes() {
    Store sensitive = new InMemoryStore(CaseRule.CASE_SENSITIVE);
    put(sensitive, "88.abc/Furnace", URL);
    Resolver other = new Resolver(sensitive, () -> SampleNode.SITE);

    assertShows(publicly(other, Resolution.ofAll(Handle.of("88.ABC/Furnace"))), URL);
    assertThat(publicly(other, Resolution.ofAll(Handle.of("88.abc/furnace")))).isEqualTo(NO_RECORD);
  }

  @Test
  void challengesWhoAsksForMoreThanEverybodyMayRead() {
    Plan whole = resolver.plan(ofAll("88.300/Furnace"), OpFlags.NONE);
    Plan closed = resolver.plan(selecting("88.300/Furnace", 3, 4), OpFlags.NONE);

    assertShows(((Plan.Show) whole).outcome().get(), URL, PDF, EMAIL, CLOSED);
    assertShows(((Plan.Show) closed).outcome().get(), EMAIL, CLOSED);
  }

  @Test
  void challengesNobodyWhenNoProofCouldShowMore() {
    Plan open = resolver.plan(selecting("88.300/Furnace", 1, 2), OpFlags.NONE);
    Plan secret = resolver.plan(selecting("88.300/Furnace", 1, 5), OpFlags.NONE);
    Plan onlySecret = resolver.plan(selecting("88.300/Furnace", 5), OpFlags.NONE);

    assertShows(((Plan.Answer) open).outcome(), URL, PDF);
    assertShows(((Plan.Answer) secret).outcome(), URL);
    assertThat(((Plan.Answer) onlySecret).outcome()).isEqualTo(NO_VALUES);
  }

  @Test
  void refusesAValueThatNobodyMayRead() {
    HandleValue hidden = HandleValue.of(9, "NOTE", "hidden").with(new Permissions(0));
    put(store, "88.300/hidden", URL, CLOSED, hidden);

    assertThat(resolver.plan(ofAll("88.300/hidden"), OpFlags.NONE))
        .isEqualTo(Plan.Answer.with(ResponseCode.INSUFFICIENT_PERMISSION, ""));
    assertThat(resolver.plan(selecting("88.300/hidden", 4), OpFlags.NONE))
        .isInstanceOf(Plan.Show.class);
  }

  private static Resolution ofAll(String handle) {
    return Resolution.ofAll(Handle.of(handle));
  }

  private static Resolution selecting(String handle, Integer... indexes) {
    return new Resolution(Handle.of(handle), List.of(indexes), List.of(), Octets.EMPTY);
  }

  static Outcome publicly(Resolver resolver, Resolution resolution) {
    return ((Plan.Answer) resolver.plan(resolution, new OpFlags(OpFlags.PUBL))).outcome();
  }

  private Outcome resolve(String handle) {
    return publicly(resolver, Resolution.ofAll(Handle.of(handle)));
  }

  private Outcome resolve(String handle, List<Integer> indexes, String... types) {
    List<Octets> octets = Stream.of(types).map(Octets::utf8).toList();
    return publicly(resolver, new Resolution(Handle.of(handle), indexes, octets, Octets.EMPTY));
  }

  private static void assertShows(Outcome outcome, HandleValue... values) {
    assertThat(outcome.responseCode()).isEqualTo(1);
    assertThat(((Resolved) outcome).valueList()).isEqualTo(ValueListCodec.encode(List.of(values)));
  }
}
