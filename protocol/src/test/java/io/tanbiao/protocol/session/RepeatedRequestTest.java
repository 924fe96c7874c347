package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Repeats of requests in a session, each with a counter and a MAC of its own (wire notes §1). */
class RepeatedRequestTest {
  private static final Reference ADMIN = InMemoryNode.ADMINISTRATOR;
  private static final String SECRET = "secret";
  private static final Operation CREATE =
      new Operation.CreateHandle(
          Handle.of("88.300/new"), List.of(HandleValue.of(1, "URL", "https://example.org")));

  private final InMemoryNode node =
      new InMemoryNode().homing("88.300").holding("88.300/ADMIN", SessionClient.secret(SECRET));
  private final RequestDispatcher dispatcher = node.dispatcher();
  private SessionClient client;

  @BeforeEach
  void opens() throws WireException {
    client = new SessionClient(SessionClient.through(dispatcher, Transport.UDP)).open(ADMIN);
  }

  @Test
  void actsOnceAndVouchesAnew() throws WireException {
    // Given
    prove();
    Message create = client.vouched(CREATE, OpFlags.CERT);
    Message first = client.message(client.send(MessageCodec.encode(create)));
    // When
    Message second = client.message(client.sendAgain(create));
    // Then
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header().responseCode()).isEqualTo(1);
    assertThat(MessageCredential.decode(second.credential()).counter())
        .isEqualTo(MessageCredential.decode(first.credential()).counter() + 1);
  }

  @Test
  void actsOnceWhenEncrypted() throws WireException {
    prove();
    Message create = client.vouched(CREATE, OpFlags.ENCR);
    assertThat(client.repeatEncrypted(create).outcome()).isInstanceOf(Outcome.Created.class);
    assertThat(client.repeatEncrypted(create).outcome()).isInstanceOf(Outcome.Created.class);
  }

  /** Clients that give UDP up repeat by TCP. */
  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"TCP", "UDP"})
  void actsOnceThoughTheRepeatComesByAnotherTransport(Transport transport) throws WireException {
    prove();
    Message create = client.vouched(CREATE, 0);
    assertThat(client.repeat(create).outcome()).isInstanceOf(Outcome.Created.class);
    SessionClient other = client.by(SessionClient.through(dispatcher, transport));
    assertThat(other.repeat(create).outcome()).isInstanceOf(Outcome.Created.class);
  }

  @Test
  void checksTheMacAndTheCounterOfRepeats() throws WireException {
    // Given
    prove();
    Message create = client.vouched(CREATE, 0);
    Octets octets = MessageCodec.encode(create);
    assertThat(client.read(client.send(octets)).outcome()).isInstanceOf(Outcome.Created.class);
    // When, Then
    assertThat(client.read(client.send(octets)).outcome().responseCode()).isEqualTo(505);
    assertThat(client.withWrongKey().repeat(create).outcome().responseCode()).isEqualTo(502);
  }

  @Test
  void actsAnewUponAnotherRequestWithTheSameId() throws WireException {
    // Given
    prove();
    Message create = client.vouched(CREATE, 0);
    assertThat(client.repeat(create).outcome()).isInstanceOf(Outcome.Created.class);
    // When
    Answer other = client.repeat(client.withId(create, create.envelope().requestId() + 100));
    // Then
    assertThat(other.outcome().responseCode()).isEqualTo(101);
  }

  /** The answer to a challenge acts too, and cannot be given twice otherwise. */
  @Test
  void answersRepeatedProofsAlike() throws WireException {
    // Given
    Challenge challenge = (Challenge) client.askVouched(CREATE, 0).outcome();
    Message proof = client.vouched(SessionClient.proof(ADMIN, SECRET, challenge), 0);
    // When, Then
    assertThat(client.repeat(proof).outcome()).isInstanceOf(Outcome.Created.class);
    assertThat(client.repeat(proof).outcome()).isInstanceOf(Outcome.Created.class);
  }

  /** What got a challenge has not acted, and acts once its sender is known. */
  @Test
  void keepsNoChallenges() throws WireException {
    Message create = client.vouched(CREATE, 0);
    assertThat(client.repeat(create).outcome()).isInstanceOf(Challenge.class);
    prove();
    assertThat(client.repeat(create).outcome()).isInstanceOf(Outcome.Created.class);
  }

  private void prove() throws WireException {
    Operation list = new Operation.ListHomedPrefixes(Handle.of("/"));
    assertThat(client.askAs(ADMIN, SECRET, list, 0).outcome()).isInstanceOf(Outcome.Names.class);
  }
}
