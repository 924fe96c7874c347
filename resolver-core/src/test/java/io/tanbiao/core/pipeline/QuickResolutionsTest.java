package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.resolve.Resolver;
import io.tanbiao.core.store.Store;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuickResolutionsTest {
  private static final int OVERHEAD_OF_LARGE = 200;

  private final Store store = SampleStore.empty();
  private final HomedPrefixes homed = new HomedPrefixes(store);
  private final List<Outcome> observed = new ArrayList<>();
  private final QuickResolutions quick =
      new QuickResolutions(
          store,
          homed,
          new Resolver(
              store,
              () -> {
                throw new AssertionError("no site is needed");
              }),
          List.of((context, operation, outcome, nanos) -> observed.add(outcome)));

  @BeforeEach
  void home() {
    SampleStore.home(store, "88.300");
    homed.learn(Prefix.of("88.300"));
    SampleStore.put(store, "88.300/a", HandleValue.of(1, "URL", "u"));
    SampleStore.put(
        store,
        "88.300/b",
        HandleValue.of(1, "URL", "u"),
        HandleValue.of(2, "KEY", "k").with(Permissions.ADMIN_ONLY));
  }

  @Test
  void answersWhatEverybodyMayRead() {
    assertThat(resolve("88.300/a", 0)).get().isInstanceOf(Outcome.Resolved.class);
    assertThat(resolve("88.300/b", OpFlags.PUBL)).get().isInstanceOf(Outcome.Resolved.class);
    assertThat(observed).hasSize(2);
  }

  @Test
  void leavesWhatNeedsARightToTheOthers() {
    assertThat(resolve("88.300/b", 0)).isEmpty();
    assertThat(observed).isEmpty();
  }

  @Test
  void saysThatNoValueIsLeft() {
    Resolution other = new Resolution(Handle.of("88.300/a"), List.of(7), List.of(), Octets.EMPTY);

    assertThat(quick.resolve(context(0), other))
        .get()
        .extracting(Outcome::responseCode)
        .isEqualTo(ResponseCode.VALUES_NOT_FOUND.number());
  }

  @Test
  void leavesWhatIsNotStoredToTheOthers() {
    assertThat(resolve("88.300/none", OpFlags.PUBL)).isEmpty();
    assertThat(resolve("0.SITE/status", OpFlags.PUBL)).isEmpty();
  }

  @Test
  void leavesPrefixesThatItDoesNotKnowToTheOthers() {
    SampleStore.home(store, "88.301");
    SampleStore.put(store, "88.301/a", HandleValue.of(1, "URL", "u"));

    assertThat(resolve("88.301/a", OpFlags.PUBL)).isEmpty();
    homed.learn(Prefix.of("88.301"));
    assertThat(resolve("88.301/a", OpFlags.PUBL)).isPresent();
  }

  @Test
  void looksThroughShortRecordsOnly() {
    SampleStore.put(
        store,
        "88.300/short",
        HandleValue.of(
            1, "DESC", "x".repeat(QuickResolutions.MAX_RECORD_OCTETS - OVERHEAD_OF_LARGE)));
    SampleStore.put(
        store,
        "88.300/long",
        HandleValue.of(1, "DESC", "x".repeat(QuickResolutions.MAX_RECORD_OCTETS)));

    assertThat(resolve("88.300/short", OpFlags.PUBL)).isPresent();
    assertThat(resolve("88.300/long", OpFlags.PUBL)).isEmpty();
  }

  @Test
  void leavesAClosedStoreToTheOthers() {
    store.close();

    assertThat(resolve("88.300/a", OpFlags.PUBL)).isEmpty();
  }

  private Optional<Outcome> resolve(String name, int flags) {
    return quick.resolve(context(flags), Resolution.ofAll(Handle.of(name)));
  }

  private static RequestContext context(int flags) {
    return new RequestContext(
        Transport.UDP,
        new InetSocketAddress(0),
        0,
        new OpFlags(flags),
        ProtocolVersion.NEWEST,
        Octets.EMPTY);
  }
}
