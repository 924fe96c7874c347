package io.tanbiao.core.delegate;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleNode.ROOT;
import static io.tanbiao.core.SampleNode.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNames;
import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.HomePrefix;
import io.tanbiao.core.operation.Operation.ListHomedPrefixes;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Operation.UnhomePrefix;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixHomingTest {
  private static final Operation HOME = new HomePrefix(Handle.of("0.NA/88.400"));
  private static final Operation UNHOME = new UnhomePrefix(Handle.of("0.NA/88.400"));
  private static final Operation LIST = new ListHomedPrefixes(Handle.of("/"));
  private static final Operation RESOLVE = Resolution.ofAll(Handle.of("88.400/a"));

  private final SampleNode node = new SampleNode();

  @Test
  void makesTheNodeAnswerForAPrefixAndEndsIt() {
    assertThat(node.ask(RESOLVE).responseCode()).isEqualTo(301);

    assertThat(node.as(ROOT, HOME)).isEqualTo(Done.PLAINLY);
    assertThat(node.ask(RESOLVE).responseCode()).isEqualTo(100);

    assertThat(node.as(ROOT, UNHOME)).isEqualTo(Done.PLAINLY);
    assertThat(node.ask(RESOLVE).responseCode()).isEqualTo(301);
  }

  @Test
  void doesNothingWhenItIsSoAlready() {
    assertThat(node.as(ROOT, UNHOME)).isEqualTo(Done.PLAINLY);
    assertThat(node.as(ROOT, HOME)).isEqualTo(Done.PLAINLY);
    long before = node.store().lastTransactionId();

    assertThat(node.as(ROOT, new HomePrefix(Handle.of("88.400")))).isEqualTo(Done.PLAINLY);
    assertThat(node.as(ROOT, new HomePrefix(Handle.of("0.na/88.400")))).isEqualTo(Done.PLAINLY);

    assertThat(node.store().lastTransactionId()).isEqualTo(before);
  }

  @Test
  void leavesTheRecordsOfAnUnhomedPrefix() {
    HandleValue url = HandleValue.of(1, "URL", "http://a");
    node.with("88.400/a", url);

    node.as(ROOT, HOME);
    node.as(ROOT, UNHOME);
    node.as(ROOT, HOME);

    assertThat(node.ask(RESOLVE).responseCode()).isEqualTo(1);
  }

  @Test
  void listsPrefixHandlesInOrderInTheSpellingTheyWereHomedWith() {
    node.as(ROOT, new HomePrefix(Handle.of("0.NA/88.b")));
    node.as(ROOT, new HomePrefix(Handle.of("88.A")));
    node.as(ROOT, new HomePrefix(Handle.of("88.B")));

    assertThat(SampleNames.in(node.as(ROOT, LIST)))
        .isEqualTo(names("0.NA/88.300", "0.NA/88.A", "0.NA/88.b"));
  }

  @Test
  void listsMoreThanOnePageOfTheStore() {
    SampleNode large = new SampleNode();
    homeMany(large.store(), Store.MAX_PAGE);

    List<Handle> names = SampleNames.in(large.as(ROOT, LIST));

    assertThat(names).hasSize(Store.MAX_PAGE + 1).doesNotHaveDuplicates();
  }

  @Test
  void isForAdministratorsOfTheNodeOnly() {
    for (Operation operation : List.of(HOME, UNHOME, LIST)) {
      assertThat(node.as(ADMIN, operation).responseCode())
          .isEqualTo(ResponseCode.INVALID_ADMINISTRATOR.number());
      assertThat(node.as(USER, operation).responseCode())
          .isEqualTo(ResponseCode.INVALID_ADMINISTRATOR.number());
    }
    assertThat(node.store().isHomed(Handle.of("88.400").administeredPrefix().orElseThrow()))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.300/a", "0.SITE/status", "0.NA/", "", "0.NA/88\n"})
  void refusesNamesOfNoPrefix(String name) {
    for (Operation operation :
        List.of(new HomePrefix(Handle.of(name)), new UnhomePrefix(Handle.of(name)))) {
      assertThat(node.as(ROOT, operation).responseCode())
          .isEqualTo(ResponseCode.INVALID_HANDLE.number());
    }
  }

  private static void homeMany(Store store, int count) {
    List<Write> writes =
        IntStream.range(0, count)
            .mapToObj(i -> Handle.of("10." + i).administeredPrefix().orElseThrow())
            .<Write>map(Write.HomePrefix::new)
            .toList();
    Commit commit = store.commit(new Change(0, List.of(), writes)).toCompletableFuture().join();
    assertThat(commit).isInstanceOf(Commit.Done.class);
  }

  private static List<Handle> names(String... handles) {
    return List.of(handles).stream().map(Handle::of).toList();
  }
}
