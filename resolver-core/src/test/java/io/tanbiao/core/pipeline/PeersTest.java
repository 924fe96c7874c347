package io.tanbiao.core.pipeline;

import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.SampleStore.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.DeleteHandle;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.peer.PeerException;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.peer.ScriptedPeers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Decisions that take what other nodes hold (HW-8.15). */
class PeersTest {
  private static final String RECORD = "88.300/x";
  private static final Operation DELETE = new DeleteHandle(Handle.of(RECORD));
  private static final String REMOTE = "301:88.400/USER";
  private static final Outcome DONE = Outcome.Done.PLAINLY;

  private final ScriptedPeers peers = new ScriptedPeers("88.400");
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean full;
  private final SampleNode node =
      new SampleNode(new Peering(peers, Duration.ofSeconds(3), this::run, () -> 0));

  private void run(Runnable task) {
    if (full) {
      throw new RejectedExecutionException();
    }
    waiting.add(task);
  }

  @Test
  void acceptsWhoProvesItselfToItsOwnServer() {
    node.with(RECORD, administeredBy(REMOTE));
    peers.provingRight();

    assertThat(as(REMOTE, DELETE)).isEqualTo(DONE);
    assertThat(peers.asked()).containsExactly("proof by 301:88.400/USER");
  }

  @Test
  void refusesWhomItsOwnServerDoesNotKnow() {
    node.with(RECORD, administeredBy(REMOTE));

    assertThat(codeOf(as(REMOTE, DELETE))).isEqualTo(403);
    assertThat(codeOf(as("301:88.500/USER", DELETE))).isEqualTo(400);
  }

  @Test
  void asksNobodyAboutWhoHasNoRight() {
    node.with(RECORD, administeredBy(SampleNode.ADMIN));
    peers.provingRight();

    assertThat(codeOf(as(REMOTE, DELETE))).isEqualTo(400);
    assertThat(peers.asked()).isEmpty();
  }

  @Test
  void findsAdministratorsInGroupsOfOthers() {
    node.with(RECORD, administeredBy("200:88.400/GROUP"));
    peers.holding("88.400/GROUP", group(200, SampleNode.USER));

    assertThat(as(SampleNode.USER, DELETE)).isEqualTo(DONE);
    assertThat(peers.asked()).containsExactly("200:88.400/GROUP HS_VLIST");
  }

  @Test
  void asksNobodyAboutWhoHasTheRightAnyway() {
    node.with(
        RECORD,
        administeredBy("200:88.400/GROUP"),
        admin(101, AdminEntry.ALL_RIGHTS, SampleNode.USER));

    assertThat(as(SampleNode.USER, DELETE)).isEqualTo(DONE);
    assertThat(peers.asked()).isEmpty();
  }

  @Test
  void waitsElsewhereAndNotOnTheThreadsForRequests() {
    node.with(RECORD, administeredBy("200:88.400/GROUP"));
    Challenge challenge = (Challenge) node.ask(DELETE);

    CompletableFuture<Outcome> answer =
        node.handle(
                node.context(challenge.sessionId()), SampleNode.proof(SampleNode.USER, challenge))
            .toCompletableFuture();

    assertThat(answer).isNotDone();
    assertThat(peers.asked()).isEmpty();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void saysThatItCouldNotCheck() {
    peers.failingWith(() -> PeerException.failed("10.1.2.3:2641 is silent"));
    node.with(
        RECORD, administeredBy("200:88.400/GROUP"), admin(101, AdminEntry.ALL_RIGHTS, REMOTE));

    for (String identity : new String[] {SampleNode.USER, REMOTE}) {
      Refused refused = (Refused) as(identity, DELETE);
      assertThat(refused.responseCode()).isEqualTo(406);
      assertThat(refused.message()).isNotEmpty().doesNotContain("10.1.2.3", "2641");
    }
  }

  @Test
  void saysThatThereIsNoRoomToCheck() {
    node.with(
        RECORD, administeredBy("200:88.400/GROUP"), admin(101, AdminEntry.ALL_RIGHTS, REMOTE));
    peers.failingWith(() -> PeerException.busy("full"));
    assertThat(codeOf(as(SampleNode.USER, DELETE))).isEqualTo(3);
    assertThat(codeOf(as(REMOTE, DELETE))).isEqualTo(3);

    full = true;
    assertThat(codeOf(as(SampleNode.USER, DELETE))).isEqualTo(3);
    assertThat(codeOf(as(REMOTE, DELETE))).isEqualTo(3);
    assertThat(as(SampleNode.ADMIN, new DeleteHandle(Handle.of("88.300/USER")))).isEqualTo(DONE);
  }

  @Test
  void asksNobodyForWhoAsksItself() {
    peers.provingRight();
    Octets proof = Octets.concat(Octets.hex("13"), Octets.of(new byte[32]));
    Octets digest = Octets.concat(Octets.of((byte) 3), Octets.of(new byte[32]));

    assertThat(
            node.ask(
                new VerifyChallenge(
                    Reference.parse(REMOTE), Octets.of(new byte[16]), digest, proof)))
        .isEqualTo(new Outcome.Verified(false));
    assertThat(peers.asked()).isEmpty();
  }

  private static HandleValue administeredBy(String administrator) {
    return admin(100, AdminEntry.ALL_RIGHTS, administrator);
  }

  private Outcome as(String identity, Operation operation) {
    Challenge challenge = (Challenge) node.ask(operation);
    CompletableFuture<Outcome> answer =
        node.handle(node.context(challenge.sessionId()), SampleNode.proof(identity, challenge))
            .toCompletableFuture();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    Outcome outcome = answer.join();
    return outcome instanceof Outcome.OfChallenged of ? of.outcome() : outcome;
  }

  private static int codeOf(Outcome outcome) {
    return outcome.responseCode();
  }
}
