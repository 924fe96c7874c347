package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HomedPrefixesTest {
  private static final Prefix OURS = Prefix.of("88.300.x");

  private final Store store = new InMemoryStore(CaseRule.IGNORE_ASCII_CASE);
  private final HomedPrefixes homed = new HomedPrefixes(store);

  @BeforeEach
  void home() {
    store.watch(homed);
    write(new Write.HomePrefix(OURS));
  }

  @Test
  void knowsWhatItLearned() {
    assertThat(homed.isKnown(OURS)).isFalse();

    homed.learn(OURS);

    assertThat(homed.isKnown(OURS)).isTrue();
    assertThat(homed.isKnown(Prefix.of("88.300.X"))).isTrue();
  }

  @Test
  void learnsNothingThatIsNotHomed() {
    homed.learn(Prefix.of("88.301"));

    assertThat(homed.isKnown(Prefix.of("88.301"))).isFalse();
  }

  @Test
  void forgetsWhenPrefixesChange() {
    homed.learn(OURS);

    write(new Write.UnhomePrefix(OURS));

    assertThat(homed.isKnown(OURS)).isFalse();
    homed.learn(OURS);
    assertThat(homed.isKnown(OURS)).isFalse();
  }

  @Test
  void remembersABoundedNumber() {
    for (int i = 0; i <= HomedPrefixes.MAX_PREFIXES; i++) {
      write(new Write.HomePrefix(Prefix.of("1." + i)));
    }
    for (int i = 0; i < HomedPrefixes.MAX_PREFIXES; i++) {
      homed.learn(Prefix.of("1." + i));
    }

    homed.learn(Prefix.of("1." + HomedPrefixes.MAX_PREFIXES));

    assertThat(homed.isKnown(Prefix.of("1." + (HomedPrefixes.MAX_PREFIXES - 1)))).isTrue();
    assertThat(homed.isKnown(Prefix.of("1." + HomedPrefixes.MAX_PREFIXES))).isFalse();
  }

  private void write(Write write) {
    store.commit(new Change(0, List.of(), List.of(write))).toCompletableFuture().join();
  }
}
