package io.tanbiao.core.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.Operation.ListDerivedPrefixes;
import io.tanbiao.core.operation.Operation.ListHandles;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Names;
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

  private static ListHandles list(String handle) {
    return new ListHandles(Handle.of(handle));
  }

  private static List<String> names(Outcome outcome) {
    Outcome answered =
        outcome instanceof Outcome.OfChallenged challenged ? challenged.outcome() : outcome;
    return ((Names) answered).handles().stream().map(Handle::toString).toList();
  }
}
