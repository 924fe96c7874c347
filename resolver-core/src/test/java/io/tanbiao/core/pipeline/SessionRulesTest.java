package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.authenticate.ProofThrottle.Limits;
import io.tanbiao.core.authenticate.StoredKeys;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Session;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.throttle.PeerNetwork;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionRulesTest {
  private static final int SESSION_ID = 4711;
  private static final PeerNetwork OPENED_FROM =
      PeerNetwork.of(new InetSocketAddress("192.0.2.7", 1));
  private static final Operation LIST_HOMED = new Operation.ListHomedPrefixes(Handle.of("/"));

  private final SampleNode node = new SampleNode();
  private final KnownSession session = new KnownSession();

  @Test
  void challengesInTheSessionUntilItsOwnerIsProven() {
    // Given
    Challenge challenge = (Challenge) askVouched(LIST_HOMED);
    assertThat(challenge.sessionId()).isEqualTo(SESSION_ID);
    // When
    Outcome answered = ask(SampleNode.proof(SampleNode.ROOT, challenge), false);
    // Then
    assertThat(answered.responseCode()).isEqualTo(1);
    assertThat(session.proofs).containsExactly(Reference.parse(SampleNode.ROOT));
    session.owner = Optional.of(Reference.parse(SampleNode.ROOT));
    assertThat(askVouched(LIST_HOMED)).isInstanceOf(Outcome.Listing.class);
  }

  @Test
  void takesNoProofThatIsWrong() {
    Challenge challenge = (Challenge) askVouched(LIST_HOMED);
    Challenge other = new Challenge(SESSION_ID, Octets.of(new byte[16]), challenge.digest());
    assertThat(ask(SampleNode.proof(SampleNode.ROOT, other), false).responseCode()).isEqualTo(403);
    assertThat(session.proofs).isEmpty();
  }

  /** Over UDP anybody can name any address: a new one for each guess is no new beginning. */
  @ParameterizedTest
  @EnumSource(Transport.class)
  void makesWhoGuessesInASessionWaitWhateverAddressHeNames(Transport transport) {
    for (int i = 0; i < Limits.STANDARD.wrongPerIdentity(); i++) {
      assertThat(guess(transport, "198.51.100." + i).responseCode()).isEqualTo(403);
    }
    assertThat(guess(transport, "203.0.113.1").responseCode()).isEqualTo(3);
  }

  @Test
  void judgesTheRightsOfTheOwner() {
    own(SampleNode.USER);
    assertThat(askVouched(LIST_HOMED).responseCode()).isEqualTo(400);
  }

  /** What was proven by a key holds as long as the key does. */
  @Test
  void challengesAgainWhenTheKeyOfTheOwnerChanged() {
    own(SampleNode.ROOT);
    session.ownerKeys = Octets.EMPTY;
    assertThat(askVouched(LIST_HOMED)).isInstanceOf(Challenge.class);
  }

  /** Outside of sessions too: AdministratorMatcherTest. */
  @Test
  void givesAnOwnerWithIndexZeroTheRightsOfEntriesWithIndexZeroOnly() {
    own("0:88.300/USER");
    node.with("88.300/any", SampleStore.admin(100, 0xfff, "0:88.300/USER"));
    node.with("88.300/one", SampleStore.admin(100, 0xfff, SampleNode.USER));

    assertThat(askVouched(new Operation.DeleteHandle(Handle.of("88.300/any"))).responseCode())
        .isEqualTo(1);
    assertThat(askVouched(new Operation.DeleteHandle(Handle.of("88.300/one"))).responseCode())
        .isEqualTo(400);
  }

  @Test
  void wantsAMacFromTheOwner() {
    session.owner = Optional.of(Reference.parse(SampleNode.ROOT));
    assertThat(ask(LIST_HOMED, false).responseCode()).isEqualTo(404);
    assertThat(ask(new Operation.GetSiteInfo(Handle.of("/")), false).responseCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"NO_SUCH_SESSION, 500", "WRONG_MAC, 502", "SEEN_BEFORE, 505"})
  void refusesImpostorsWhateverTheyAsk(Asker.Impostor.Why why, int code) {
    Asker impostor = new Asker.Impostor(why, "why");
    assertThat(ask(new Operation.GetSiteInfo(Handle.of("/")), impostor))
        .isEqualTo(new Outcome.Refused(code, "why"));
  }

  /** One more than a session may have open ousts the oldest. */
  @Test
  void keepsSomeChallengesOfASession() {
    // Given
    List<Challenge> challenges = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      challenges.add((Challenge) askVouched(LIST_HOMED));
    }
    // When
    for (int i = 8; i > 0; i--) {
      Outcome answer = ask(SampleNode.proof(SampleNode.ROOT, challenges.get(i)), false);
      assertThat(answer.responseCode()).as("challenge %s", i).isEqualTo(1);
    }
    // Then
    Outcome ousted = ask(SampleNode.proof(SampleNode.ROOT, challenges.get(0)), false);
    assertThat(ousted.responseCode()).isEqualTo(500);
  }

  /** An answer to another challenge, which is to be as wrong as any guess. */
  private Outcome guess(Transport transport, String address) {
    Challenge challenge = (Challenge) askVouched(LIST_HOMED);
    Challenge other = new Challenge(SESSION_ID, Octets.of(new byte[16]), challenge.digest());
    RequestContext plain = node.context(SESSION_ID);
    RequestContext context =
        new RequestContext(
            transport,
            new InetSocketAddress(address, 1),
            plain.sessionId(),
            plain.flags(),
            plain.answerVersion(),
            plain.signedOctets(),
            new Asker.Member(session, false));
    return node.handle(context, SampleNode.proof(SampleNode.ROOT, other))
        .toCompletableFuture()
        .join();
  }

  private void own(String identity) {
    Reference owner = Reference.parse(identity);
    session.owner = Optional.of(owner);
    session.ownerKeys = new StoredKeys(node.store()).stateOf(owner);
  }

  private Outcome askVouched(Operation operation) {
    return ask(operation, true);
  }

  private Outcome ask(Operation operation, boolean vouched) {
    return ask(operation, new Asker.Member(session, vouched));
  }

  private Outcome ask(Operation operation, Asker asker) {
    RequestContext plain = node.context(SESSION_ID);
    RequestContext context =
        new RequestContext(
            plain.transport(),
            plain.peer(),
            plain.sessionId(),
            plain.flags(),
            plain.answerVersion(),
            plain.signedOctets(),
            asker);
    return node.handle(context, operation).toCompletableFuture().join();
  }

  private static final class KnownSession implements Session {
    private final List<Reference> proofs = new ArrayList<>();
    private Optional<Reference> owner = Optional.empty();
    private Octets ownerKeys = Octets.EMPTY;

    @Override
    public int id() {
      return SESSION_ID;
    }

    @Override
    public PeerNetwork openedFrom() {
      return OPENED_FROM;
    }

    @Override
    public Optional<Reference> owner() {
      return owner;
    }

    @Override
    public void proved(Reference identity, Octets keys) {
      proofs.add(identity);
      ownerKeys = keys;
    }

    @Override
    public Octets ownerKeys() {
      return ownerKeys;
    }
  }
}
