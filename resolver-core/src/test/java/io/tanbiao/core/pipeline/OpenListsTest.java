package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNames;
import io.tanbiao.core.SampleNode;
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
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OpenListsTest {
  private static final Operation LIST = new Operation.ListHandles(Handle.of("0.NA/88.302"));
  private static final NodeRules RULES = NodeRules.STANDARD;

  private final List<SampleNames> opened = new ArrayList<>();
  private final RequestHandler lists = new OpenLists(this::answer, RULES);

  @Test
  void opensAsManyListsOfAConnectionAsItMayHave() {
    List<NameCursor> open = new ArrayList<>();
    for (int count = 1; count <= RULES.maxOpenListsOfPeer(); count++) {
      open.add(opening(ask(lists, 1)));
    }

    assertThat(ask(lists, 1).responseCode()).isEqualTo(3);
    assertThat(ask(lists, 2).responseCode()).as("another connection").isEqualTo(1);

    open.get(0).close();
    open.get(0).close();
    assertThat(ask(lists, 1).responseCode()).isEqualTo(1);
    assertThat(ask(lists, 1).responseCode()).as("closing twice counts once").isEqualTo(3);
  }

  @Test
  void opensAsManyListsOfTheNodeAsItMayHave() {
    List<NameCursor> open = new ArrayList<>();
    for (int count = 1; count <= RULES.maxOpenLists(); count++) {
      open.add(opening(ask(lists, count)));
    }

    assertThat(ask(lists, 1000).responseCode()).isEqualTo(3);
    open.get(0).close();
    assertThat(ask(lists, 1000).responseCode()).isEqualTo(1);
  }

  @Test
  void takesAPlaceFromTheOutcomeOnAndOneForAllThatTheOutcomeOpens() {
    RequestHandler single = new OpenLists(this::answer, new NodeRules(false, 1, 1));
    Outcome first = ask(single, 1);
    assertThat(ask(single, 2).responseCode()).as("before it is opened").isEqualTo(3);

    NameCursor count = opening(first);
    NameCursor names = opening(first);
    count.close();
    assertThat(ask(single, 2).responseCode()).as("one of two is open").isEqualTo(3);

    names.close();
    Outcome second = ask(single, 2);
    assertThat(codeOf(((Listing) first).names().get())).as("without a place").isEqualTo(3);
    assertThat(opened).last().matches(SampleNames::isClosed);
    opening(second);
  }

  @Test
  void isSeenByObserversWithTheCodeThatThePeerGets() {
    // Given
    List<Integer> codes = new ArrayList<>();
    SampleNode node =
        new SampleNode(
            new NodeRules(false, 1, 1),
            (context, operation, outcome, nanos) -> codes.add(outcome.responseCode()));
    Operation list = new Operation.ListHomedPrefixes(Handle.of("/"));

    // When
    Outcome first = node.as(SampleNode.ROOT, list);
    Outcome second = node.as(SampleNode.ROOT, list);

    // Then
    assertThat(first).isInstanceOf(Listing.class);
    assertThat(second.responseCode()).isEqualTo(3);
    assertThat(codes).containsExactly(402, 1, 402, 3);
  }

  private static Outcome ask(RequestHandler handler, int port) {
    RequestContext context =
        new RequestContext(
            Transport.TCP,
            InetSocketAddress.createUnresolved("peer", port),
            0,
            OpFlags.NONE,
            ProtocolVersion.NEWEST,
            Octets.EMPTY);
    Outcome outcome = handler.handle(context, LIST).toCompletableFuture().join();
    return ((OfChallenged) outcome).outcome();
  }

  private CompletionStage<Outcome> answer(RequestContext context, Operation operation) {
    return CompletableFuture.completedFuture(
        new OfChallenged(
            operation.opCode(),
            context.flags(),
            0,
            ProtocolVersion.NEWEST,
            new Listing(this::open)));
  }

  private NameCursor open() {
    SampleNames names = SampleNames.under("88.302", 10);
    opened.add(names);
    return names;
  }

  private static NameCursor opening(Outcome outcome) {
    NameCursor names = ((Listing) outcome).names().get();
    assertThat(codeOf(names)).isEqualTo(1);
    return names;
  }

  private static int codeOf(NameCursor names) {
    Page page = names.next(1).toCompletableFuture().join();
    return page.outcome().responseCode();
  }
}
