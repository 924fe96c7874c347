package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNames;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.NameCursor.Page;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Listing;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenListsTest {
  private static final Operation LIST = new Operation.ListHandles(Handle.of("0.NA/88.302"));

  private final List<SampleNames> opened = new ArrayList<>();
  private final RequestHandler lists =
      new OpenLists(
          (context, operation) ->
              CompletableFuture.completedFuture(
                  new OfChallenged(
                      operation.opCode(),
                      context.flags(),
                      0,
                      ProtocolVersion.NEWEST,
                      new Listing(this::open))));

  @Test
  void opensAsManyListsOfAConnectionAsItMayHave() {
    List<NameCursor> open = new ArrayList<>();
    for (int count = 1; count <= OpenLists.MAX_OPEN_OF_PEER; count++) {
      open.add(list(1));
      assertThat(codeOf(open.get(count - 1))).as("list " + count).isEqualTo(1);
    }

    assertThat(codeOf(list(1))).isEqualTo(3);
    assertThat(codeOf(list(2))).as("another connection").isEqualTo(1);

    open.get(0).close();
    open.get(0).close();
    assertThat(codeOf(list(1))).isEqualTo(1);
    assertThat(codeOf(list(1))).as("closing twice counts once").isEqualTo(3);
  }

  @Test
  void opensAsManyListsOfTheNodeAsItMayHave() {
    List<NameCursor> open = new ArrayList<>();
    for (int count = 1; count <= OpenLists.MAX_OPEN; count++) {
      open.add(list(count));
      assertThat(codeOf(open.get(count - 1))).as("list " + count).isEqualTo(1);
    }

    assertThat(codeOf(list(1000))).isEqualTo(3);
    open.get(0).close();
    assertThat(codeOf(list(1000))).isEqualTo(1);
  }

  @Test
  void closesWhatItRefuses() {
    for (int count = 0; count <= OpenLists.MAX_OPEN_OF_PEER; count++) {
      list(1);
    }

    assertThat(opened).last().matches(SampleNames::isClosed);
    assertThat(opened.get(0).isClosed()).isFalse();
  }

  private NameCursor list(int port) {
    RequestContext context =
        new RequestContext(
            Transport.TCP,
            InetSocketAddress.createUnresolved("peer", port),
            0,
            OpFlags.NONE,
            ProtocolVersion.NEWEST,
            Octets.EMPTY);
    Outcome outcome = lists.handle(context, LIST).toCompletableFuture().join();
    return ((Listing) ((OfChallenged) outcome).outcome()).names().get();
  }

  private NameCursor open() {
    SampleNames names = SampleNames.under("88.302", 10);
    opened.add(names);
    return names;
  }

  private static int codeOf(NameCursor names) {
    Page page = names.next(1).toCompletableFuture().join();
    return page.outcome().responseCode();
  }
}
