package io.tanbiao.protocol.tcp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answer;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes over a connection, in whatever pieces: the connection answers, or says code 4 and
 * closes, and gives every buffer back. The last octets of the input say how long the pieces are.
 */
class TcpStreamFuzz {
  private static final int SIZES = 4;

  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/REC-1", HandleValue.of(1, "URL", "https://example.org/"));

  @MethodSource("io.tanbiao.protocol.vector.VectorOctets#all")
  @FuzzTest(maxDuration = "60s")
  void answersAnyStreamOfOctets(byte[] input) {
    TcpSettings settings = EmbeddedConnection.settings().maxRequestsInFlight(2).build();
    try (EmbeddedConnection connection = new EmbeddedConnection(settings, node.dispatcher())) {
      sendInPieces(input, connection);
      connection.endOutput();
      requireReadable(connection.answers());
      require(!connection.isOpen(), "still open after the end of the stream");
      require(
          List.of(ConnectionEnd.PEER, ConnectionEnd.MALFORMED).containsAll(connection.ends()),
          "ended: " + connection.ends());
      require(connection.budget().left() == settings.maxLargeInputOctets(), "budget");
    }
  }

  private static void sendInPieces(byte[] input, EmbeddedConnection connection) {
    Octets octets = Octets.of(input);
    for (int at = 0, piece = 0; at < input.length && connection.isOpen(); piece++) {
      int sizeAt = input.length - 1 - piece % Math.min(SIZES, input.length);
      int end = Math.min(input.length, at + 1 + (input[sizeAt] & 0xff));
      connection.send(octets.slice(at, end));
      at = end;
    }
  }

  /** Decoding them was part of taking them; that nobody asked for more than the node has is not. */
  private static void requireReadable(List<Answer> answers) {
    for (Answer answer : answers) {
      require(answer.outcome().responseCode() > 0, "answer without a code");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
