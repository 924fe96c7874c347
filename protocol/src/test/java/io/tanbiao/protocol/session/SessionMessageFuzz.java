package io.tanbiao.protocol.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever opens a session, brings its key, stands as a credential in it or claims to be encrypted:
 * one answer that can be read and matched, and nothing done without the key of the session.
 */
class SessionMessageFuzz {
  private static final Reference ADMIN = InMemoryNode.ADMINISTRATOR;
  private static final String SECRET = "secret";
  private static final Operation LIST_HOMED = new Operation.ListHomedPrefixes(Handle.of("/"));
  private static final int MAX_INPUT_OCTETS = 8192;
  private static final int REFUSED = 2;

  /** Kept for all inputs, since the node makes an RSA key of its own. */
  private static final RequestDispatcher DISPATCHER =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/ADMIN", SessionClient.secret(SECRET))
          .dispatcher();

  private static final SessionClient OWNER = opened();

  @MethodSource("io.tanbiao.protocol.vector.VectorOctets#ofSessions")
  @FuzzTest(maxDuration = "60s")
  void answersWhateverComesInSessions(byte[] input) {
    if (input.length > MAX_INPUT_OCTETS) {
      return;
    }
    Octets octets = Octets.of(input);
    try {
      client().askRaw(OpCode.SESSION_SETUP, bodyOf(octets));
      client().awaitingKey(ADMIN).askRaw(OpCode.SESSION_EXCHANGE_KEY, bodyOf(octets));
      requireRefused(OWNER.read(OWNER.send(withCredential(octets))));
      requireRefused(OWNER.read(OWNER.send(OWNER.claimedEncrypted(octets))));
      OWNER.read(OWNER.send(OWNER.encryptedOctets(octets)));
    } catch (WireException e) {
      throw new AssertionError("an answer that no client reads", e);
    }
  }

  /** The seeds are whole messages. */
  private static Octets bodyOf(Octets octets) {
    int start = Envelope.LENGTH_OCTETS + Header.LENGTH_OCTETS;
    return octets.length() < start ? octets : octets.from(start);
  }

  private static Octets withCredential(Octets credential) {
    Message vouched = OWNER.vouched(LIST_HOMED, OpFlags.CERT);
    return MessageCodec.encode(
        Message.of(vouched.envelope(), vouched.header(), vouched.body(), credential));
  }

  private static void requireRefused(Answer answer) {
    if (answer.outcome().responseCode() < REFUSED) {
      throw new AssertionError("done without the key of the session: " + answer.outcome());
    }
  }

  private static SessionClient client() {
    return new SessionClient(SessionClient.through(DISPATCHER, Transport.TCP));
  }

  private static SessionClient opened() {
    try {
      SessionClient client = client().open(ADMIN);
      if (client.askAs(ADMIN, SECRET, LIST_HOMED, 0).outcome() instanceof Outcome.Names) {
        return client;
      }
    } catch (WireException e) {
      throw new AssertionError("a session of a client as it should be", e);
    }
    throw new AssertionError("the owner is not proven");
  }
}
