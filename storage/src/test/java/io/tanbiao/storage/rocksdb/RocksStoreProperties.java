package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.ChangeArbitraries;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.IndexTerm;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreContent;
import io.tanbiao.core.store.StoreContent.Questions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The store on disk and the one in memory, given the same changes, tell the same. */
class RocksStoreProperties {
  private static final List<Prefix> PREFIXES =
      Stream.of("88.30", "88.300", "88.300.1", "88.3000", "88.300.P", "0.NA")
          .map(Prefix::of)
          .toList();
  private static final List<Claim> CLAIMS =
      ChangeArbitraries.claims().allValues().orElseThrow().toList();
  private static final List<IndexTerm> TERMS =
      ChangeArbitraries.terms().allValues().orElseThrow().toList();

  /** What is done to a store. */
  private sealed interface Action {
    /** Hands in changes without waiting in between, so that they become one group or several. */
    record Burst(List<Change> changes) implements Action {}

    /** Closes the store and opens it again. */
    record Reopen() implements Action {}
  }

  @Provide
  Arbitrary<List<Action>> ignoringCase() {
    return actions(CaseRule.IGNORE_ASCII_CASE);
  }

  @Provide
  Arbitrary<List<Action>> heedingCase() {
    return actions(CaseRule.CASE_SENSITIVE);
  }

  @Property(tries = 50)
  void agreesWithTheModel(
      @ForAll("ignoringCase") List<Action> actions, @ForAll @IntRange(min = 1, max = 5) int page)
      throws IOException {
    compare(CaseRule.IGNORE_ASCII_CASE, actions, page);
  }

  @Property(tries = 15)
  void agreesWithTheModelWhereSuffixesHaveCase(
      @ForAll("heedingCase") List<Action> actions, @ForAll @IntRange(min = 1, max = 5) int page)
      throws IOException {
    compare(CaseRule.CASE_SENSITIVE, actions, page);
  }

  private static void compare(CaseRule caseRule, List<Action> actions, int page)
      throws IOException {
    Path directory = RocksSample.newDirectory();
    Questions questions = new Questions(PREFIXES, CLAIMS, TERMS, page);
    Store model = new InMemoryStore(caseRule);
    RocksStore store = RocksStore.create(directory, caseRule, RocksSample.settings());
    try {
      for (Action action : actions) {
        if (action instanceof Action.Burst burst) {
          assertThat(commitAll(store, burst)).isEqualTo(commitAll(model, burst));
        } else {
          store.close();
          store = RocksStore.open(directory, RocksSample.settings());
        }
        assertThat(store.caseRule()).isEqualTo(caseRule);
        assertThat(store.lastTransactionId()).isEqualTo(model.lastTransactionId());
        assertThat(StoreContent.of(store, questions)).isEqualTo(StoreContent.of(model, questions));
        for (Prefix prefix : PREFIXES) {
          assertThat(store.isHomed(prefix)).isEqualTo(model.isHomed(prefix));
          HandleKey key = caseRule.key(Handle.of(prefix + "/a"));
          assertThat(store.find(key)).isEqualTo(model.find(key));
        }
      }
    } finally {
      store.close();
      RocksSample.delete(directory);
    }
  }

  private static List<Commit> commitAll(Store store, Action.Burst burst) {
    List<CompletableFuture<Commit>> stages =
        burst.changes().stream().map(change -> store.commit(change).toCompletableFuture()).toList();
    return stages.stream().map(CompletableFuture::join).toList();
  }

  private static Arbitrary<List<Action>> actions(CaseRule caseRule) {
    Arbitrary<Action> bursts =
        new ChangeArbitraries(caseRule).changes().list().ofMaxSize(12).map(Action.Burst::new);
    Arbitrary<Action> reopenings = Arbitraries.of(new Action.Reopen());
    return Arbitraries.frequencyOf(Tuple.of(4, bursts), Tuple.of(1, reopenings))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
