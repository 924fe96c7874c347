package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.authenticate.StoredKeys;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.ClientConnection;
import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.LogIn;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Refused;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Log-in of the national SDKs (op 2001, wire notes §9.4). */
class LogInTest {
  private static final Reference USER = Reference.parse(SampleNode.USER);
  private static final Reference ROOT = Reference.parse(SampleNode.ROOT);

  private static final Operation LIST_HOMED = new Operation.ListHomedPrefixes(Handle.of("/"));

  private final SampleNode node = new SampleNode();
  private final Connection connection = new ClientConnection();
  private int lastChallenge;

  @Test
  void bindsTheIdentityToTheConnection() {
    // Given
    Challenge challenge = (Challenge) ask(new LogIn(USER), connection);
    assertThat(connection.loggedIn()).isEmpty();
    // When
    Outcome outcome = ask(SampleNode.proof(SampleNode.USER, challenge), connection);
    // Then
    assertThat(outcome).isInstanceOf(OfChallenged.class);
    assertThat(((OfChallenged) outcome).opCode()).isEqualTo(OpCode.LOG_IN);
    assertThat(outcome.responseCode()).isEqualTo(1);
    assertThat(connection.loggedIn()).map(Asker.Remembered::name).contains(USER);
  }

  @Test
  void replacesWhoWasLoggedIn() {
    connection.logIn(remembered(USER));

    Challenge challenge = (Challenge) ask(new LogIn(ROOT), connection);
    assertThat(connection.loggedIn()).as("while it is not proven").isEmpty();
    ask(SampleNode.proof(SampleNode.ROOT, challenge), connection);

    assertThat(connection.loggedIn()).map(Asker.Remembered::name).contains(ROOT);
  }

  @Test
  void leavesNobodyWhenTheProofIsWrong() {
    assertThat(ask(new LogIn(USER), connection)).isInstanceOf(Challenge.class);
    ChallengeAnswer wrong = new ChallengeAnswer(Octets.utf8("HS_SECKEY"), USER, Octets.hex("13"));
    connection.logIn(remembered(ROOT));

    assertThat(ask(wrong, connection).responseCode()).isEqualTo(403);
    assertThat(connection.loggedIn()).isEmpty();
  }

  @Test
  void takesNoProofOfAnotherIdentity() {
    Challenge challenge = (Challenge) ask(new LogIn(ROOT), connection);

    Outcome outcome = ask(SampleNode.proof(SampleNode.USER, challenge), connection);

    assertThat(outcome.responseCode()).isEqualTo(403);
    assertThat(connection.loggedIn()).isEmpty();
  }

  @Test
  void takesNoProofThatComesInAnotherConnection() {
    for (Connection other : new Connection[] {new ClientConnection(), Connection.NONE}) {
      Challenge challenge = (Challenge) ask(new LogIn(USER), connection);

      Outcome outcome = ask(SampleNode.proof(SampleNode.USER, challenge), other);

      assertThat(outcome.responseCode()).isEqualTo(403);
      assertThat(other.loggedIn()).isEmpty();
      assertThat(connection.loggedIn()).isEmpty();
    }
  }

  @Test
  void takesTheNameOfTheIdentityWithoutCaseOfThePrefix() {
    String lower = SampleNode.USER.toLowerCase(Locale.ROOT);
    Challenge challenge = (Challenge) ask(new LogIn(Reference.parse(lower)), connection);

    assertThat(ask(SampleNode.proof(SampleNode.USER, challenge), connection).responseCode())
        .isEqualTo(1);
  }

  /** What was proven by a key holds as long as the key does. */
  @Test
  void isNobodyOnceTheKeyChanged() {
    // Given
    Challenge challenge = (Challenge) ask(new LogIn(ROOT), connection);
    ask(SampleNode.proof(SampleNode.ROOT, challenge), connection);
    Asker.Remembered loggedIn = connection.loggedIn().orElseThrow();
    assertThat(ask(LIST_HOMED, loggedIn, connection)).isInstanceOf(Outcome.Listing.class);
    // When
    Asker before = new Asker.Remembered(ROOT, Octets.EMPTY);
    // Then
    assertThat(ask(LIST_HOMED, before, connection)).isInstanceOf(Challenge.class);
    assertThat(ask(LIST_HOMED, new Asker.Proven(ROOT), connection))
        .as("along with the request")
        .isInstanceOf(Outcome.Listing.class);
  }

  @Test
  void refusesWhereThereIsNoConnection() {
    Outcome outcome = ask(new LogIn(USER), Connection.NONE);

    assertThat(outcome.responseCode()).isEqualTo(5);
    assertThat(((Refused) outcome).message()).contains("TCP");
  }

  private Asker.Remembered remembered(Reference name) {
    return new Asker.Remembered(name, new StoredKeys(node.store()).stateOf(name));
  }

  private Outcome ask(Operation operation, Connection in) {
    return ask(operation, Asker.ANYBODY, in);
  }

  private Outcome ask(Operation operation, Asker asker, Connection in) {
    RequestContext plain = node.context(operation instanceof ChallengeAnswer ? lastChallenge : 0);
    RequestContext context =
        new RequestContext(
            plain.transport(),
            plain.peer(),
            plain.sessionId(),
            plain.flags(),
            plain.answerVersion(),
            plain.signedOctets(),
            asker,
            in);
    Outcome outcome = node.handle(context, operation).toCompletableFuture().join();
    if (outcome instanceof Challenge challenge) {
      lastChallenge = challenge.sessionId();
    }
    return outcome;
  }
}
