package io.tanbiao.protocol.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.protocol.capture.CaptureEvent.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Asks a node what the official client asked the official server, in the order of the captures, at
 * the recorded time and with the recorded random numbers, and compares the answers octet by octet.
 *
 * <p>{@code replay-differences.txt} names the captures whose answers differ, each with its reason.
 * One that differs without being named fails, and so does one that is named and agrees.
 */
class ReplayTest {
  private static final int ENVELOPE_FLAGS = 2;
  private static final byte TRUNCATED = 0x20;

  @Test
  void answersAsTheOfficialServerDid() throws IOException, WireException {
    // Given
    ReplayedNode node = new ReplayedNode();
    Map<String, String> different = new TreeMap<>();
    // When
    for (CaptureFile capture : CaptureFile.all()) {
      replay(node, capture, different);
    }
    // Then
    Map<String, String> reasons = reasons();
    Set<String> unexplained = new TreeSet<>(different.keySet());
    unexplained.removeAll(reasons.keySet());
    assertThat(unexplained.stream().map(name -> name + different.get(name))).isEmpty();
    assertThat(different.keySet()).isEqualTo(new TreeSet<>(reasons.keySet()));
  }

  private static void replay(ReplayedNode node, CaptureFile capture, Map<String, String> different)
      throws WireException {
    List<CapturedMessage> messages = capture.messages();
    Map<Integer, Octets> sessionKeys = capture.sessionKeys();
    for (int i = 0; i < messages.size(); i++) {
      CapturedMessage request = messages.get(i);
      if (request.side() == Side.CLIENT) {
        List<CapturedMessage> recorded = answersAfter(messages, i);
        List<Octets> expected = recorded.stream().map(ReplayTest::asOnStream).toList();
        List<Octets> actual = node.answer(request, recorded, sessionKeys);
        if (!actual.equals(expected)) {
          different.putIfAbsent(
              capture.name(), "\n  recorded " + hex(expected) + "\n  ours     " + hex(actual));
        }
      }
    }
  }

  /** Packets are cut behind the dispatcher, which knows nothing of their flag. */
  private static Octets asOnStream(CapturedMessage message) {
    byte[] octets = message.withEnvelope().toArray();
    if (message.transport() == Transport.UDP) {
      octets[ENVELOPE_FLAGS] &= ~TRUNCATED;
    }
    return Octets.of(octets);
  }

  private static List<CapturedMessage> answersAfter(List<CapturedMessage> messages, int request) {
    List<CapturedMessage> answers = new ArrayList<>();
    for (int i = request + 1; i < messages.size(); i++) {
      if (messages.get(i).side() == Side.CLIENT) {
        break;
      }
      answers.add(messages.get(i));
    }
    return answers;
  }

  private static List<String> hex(List<Octets> messages) {
    return messages.stream().map(Octets::hex).toList();
  }

  /** Lines {@code number-name: reason}. */
  private static Map<String, String> reasons() throws IOException {
    try (var in = ReplayTest.class.getResourceAsStream("/replay-differences.txt")) {
      Map<String, String> reasons = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> reasons.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
      return reasons;
    }
  }
}
