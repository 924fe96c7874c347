package io.tanbiao.core.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNames;
import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.Operation.ListDerivedPrefixes;
import io.tanbiao.core.operation.Operation.ListHandles;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandleListingTest {
  private static final HandleValue URL = HandleValue.of(1, "URL", "http://a");

  private final SampleNode node = new SampleNode();

  @Test
  void listsTheNamesOfAPrefixAsTheyWereRegistered() {
    node.with("88.300/Furnace", URL).with("88.300/炉", URL).with("88.30/other", URL);

    assertThat(names(node.as(SampleNode.ADMIN, list("0.NA/88.300"))))
        .contains("88.300/Furnace", "88.300/炉")
        .noneMatch(name -> name.startsWith("88.30/"));
    assertThat(names(node.as(SampleNode.ADMIN, list("88.300"))))
        .as("a bare prefix means its handle")
        .contains("88.300/Furnace");
  }

  @Test
  void challengesBeforeItListsAnything() {
    assertThat(node.ask(list("0.NA/88.300"))).isInstanceOf(Challenge.class);
  }

  @Test
  void refusesWhoMayNotList() {
    assertThat(node.as(SampleNode.USER, list("0.NA/88.300")).responseCode()).isEqualTo(400);
  }

  @Test
  void saysThatOtherPrefixesLiveElsewhere() {
    for (String handle : List.of("0.NA/88.999", "88.300/Furnace", "0.NA/0.NA")) {
      assertThat(node.ask(list(handle)).responseCode()).as(handle).isEqualTo(301);
    }
  }

  @Test
  void saysThatPrefixesDerivedFromOthersLiveElsewhere() {
    assertThat(node.ask(list("0.NA/0.NA/88.999")).responseCode()).isEqualTo(301);
    assertThat(node.ask(new ListDerivedPrefixes(Handle.of("0.NA/88.999"))).responseCode())
        .isEqualTo(301);
  }

  @Test
  void readsLongListsPageByPageBehindTheLastName() {
    for (int number = 0; number < 120; number++) {
      node.with("88.300/n-" + number, URL);
    }
    Listing listing = (Listing) node.as(SampleNode.ADMIN, list("88.300"));

    // When
    NameCursor names = listing.names().get();
    List<Handle> read = new ArrayList<>(page(names, 50, false));
    SampleStore.remove(node.store(), read.get(49).toString());
    SampleStore.remove(node.store(), "88.300/n-99");
    node.with("88.300/a-0", URL).with("88.300/z-0", URL);
    read.addAll(page(names, 50, false));
    read.addAll(page(names, 50, true));

    // Then
    assertThat(read)
        .doesNotHaveDuplicates()
        .contains(Handle.of("88.300/z-0"), Handle.of("88.300/n-50"))
        .doesNotContain(Handle.of("88.300/n-99"), Handle.of("88.300/a-0"));
    assertThat(SampleNames.in(listing)).as("from the beginning").contains(Handle.of("88.300/a-0"));
  }

  @Test
  void endsAPageThatIsJustFull() {
    SampleStore.home(node.store(), "88.301");
    SampleStore.put(node.store(), "0.NA/88.301", SampleStore.admin(100, 0x800, SampleNode.ADMIN));
    for (int number = 0; number < 50; number++) {
      node.with("88.301/n-" + number, URL);
    }

    for (int limit : new int[] {50, 51}) {
      Listing listing = (Listing) node.as(SampleNode.ADMIN, list("88.301"));
      assertThat(page(listing.names().get(), limit, true)).hasSize(50);
    }
  }

  @Test
  void listsEmptyPrefixesAsNoNames() {
    SampleStore.home(node.store(), "88.301");
    SampleStore.put(node.store(), "0.NA/88.301", SampleStore.admin(100, 0x800, SampleNode.ADMIN));

    assertThat(names(node.as(SampleNode.ADMIN, list("0.NA/88.301")))).isEmpty();
  }

  @Test
  void listsThePrefixesBelowOneAtAnyDepth() {
    Stream.of("0.NA/88.300.1", "0.NA/88.300.1.2", "0.NA/88.3001", "0.NA/88.301")
        .forEach(name -> node.with(name, URL));
    List<String> below = List.of("0.NA/88.300.1", "0.NA/88.300.1.2");

    for (String asker : List.of(SampleNode.ROOT, SampleNode.ADMIN)) {
      assertThat(names(node.as(asker, list("0.NA/0.NA/88.300")))).isEqualTo(below);
      assertThat(names(node.as(asker, new ListDerivedPrefixes(Handle.of("0.NA/88.300")))))
          .isEqualTo(below);
    }
    assertThat(node.as(SampleNode.USER, list("0.NA/0.NA/88.300")).responseCode()).isEqualTo(400);
  }

  @Test
  void listsMoreDerivedPrefixesThanAPageHas() {
    int count = NameCursor.MAX_PAGE + 1;
    for (int number = 0; number < count; number++) {
      node.with("0.NA/88.300.n" + number, URL);
    }
    node.with("0.NA/88.300-1", URL).with("0.NA/88.3001", URL).with("0.NA/88.301", URL);
    ListDerivedPrefixes list = new ListDerivedPrefixes(Handle.of("0.NA/88.300"));

    assertThat(names(node.as(SampleNode.ADMIN, list)))
        .hasSize(count)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.startsWith("0.NA/88.300.n"));
  }

  @Test
  void goesOnBehindTheLastDerivedPrefixOfAPage() {
    for (int number = 0; number < 100; number++) {
      node.with("0.NA/88.300." + number, URL);
    }
    node.with("0.NA/88.301", URL);
    Listing listing =
        (Listing) node.as(SampleNode.ADMIN, new ListDerivedPrefixes(Handle.of("0.NA/88.300")));

    // When
    NameCursor names = listing.names().get();
    List<Handle> read = new ArrayList<>(page(names, 50, false));
    read.addAll(page(names, 50, true));

    // Then
    assertThat(read).hasSize(100).doesNotHaveDuplicates();
  }

  private static List<Handle> page(NameCursor names, int limit, boolean last) {
    NameCursor.Page page = names.next(limit).toCompletableFuture().join();
    assertThat(page.last()).isEqualTo(last);
    return ((Outcome.Names) page.outcome()).handles();
  }

  private static ListHandles list(String handle) {
    return new ListHandles(Handle.of(handle));
  }

  private static List<String> names(Outcome outcome) {
    return SampleNames.in(outcome).stream().map(Handle::toString).toList();
  }
}
