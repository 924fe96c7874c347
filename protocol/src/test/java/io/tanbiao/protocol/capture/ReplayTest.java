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
 * Octets that are no whole messages go through the transport that took them.
 *
 * <p>{@code replay-differences.txt} names the captures whose answers differ, each with its reason.
 * One that differs without being named fails, and so does one that is named and agrees.
 */
class ReplayTest {
  private static final int ENVELOPE_FLAGS = 2;
  private static final byte TRUNCATED = 0x20;

  /** Captures of proofs by MD5, which a node takes where {@code challenge.acceptMd5} says so. */
  private static final List<String> ONLY_WITH_MD5 = List.of("128", "138", "257");

  @Test
  void answersAsTheOfficialServerDid() throws IOException, WireException {
    // Given
    ReplayedNode node = ReplayedNode.shipped();
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

  @Test
  void takesMd5AsTheOfficialServerDoesWhereTheRulesSaySo() throws IOException, WireException {
    // Given
    ReplayedNode node = ReplayedNode.acceptingMd5();
    Map<String, String> different = new TreeMap<>();
    // When
    for (String number : ONLY_WITH_MD5) {
      replay(node, CaptureFile.numbered(number), different);
    }
    // Then
    assertThat(different).isEmpty();
  }

  private static void replay(ReplayedNode node, CaptureFile capture, Map<String, String> different)
      throws WireException {
    List<CaptureEvent> others = capture.othersOf(Side.CLIENT);
    if (others.stream().anyMatch(event -> !event.isNoMessage())) {
      compareOctets(node.answerOctets(capture), capture, different);
      return;
    }
    replayMessages(node, capture, different);
    if (!others.stream().allMatch(ReplayTest::isHttpHeader)) {
      different.putIfAbsent(capture.name(), "\n  what the client sent is not all replayed");
    }
  }

  /** The message behind it is replayed; headers are the business of HTTP. */
  private static boolean isHttpHeader(CaptureEvent event) {
    return event.what().equals("HTTP header");
  }

  private static void compareOctets(
      ReplayedOctets replayed, CaptureFile capture, Map<String, String> different) {
    if (!replayed.ours().equals(replayed.recorded())) {
      different.put(capture.name(), difference(replayed.recorded(), replayed.ours()));
    }
  }

  private static void replayMessages(
      ReplayedNode node, CaptureFile capture, Map<String, String> different) throws WireException {
    List<CapturedMessage> messages = capture.messagesAsSent();
    Map<Integer, Octets> sessionKeys = capture.sessionKeys();
    for (int i = 0; i < messages.size(); i++) {
      CapturedMessage request = messages.get(i);
      if (request.side() == Side.CLIENT) {
        List<CapturedMessage> recorded = answersAfter(messages, i);
        List<Octets> expected = recorded.stream().map(ReplayTest::asOnStream).toList();
        List<Octets> actual = node.answer(request, recorded, sessionKeys);
        if (!actual.equals(expected)) {
          different.putIfAbsent(capture.name(), difference(expected, actual));
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

  private static String difference(List<Octets> recorded, List<Octets> ours) {
    return "\n  recorded " + hex(recorded) + "\n  ours     " + hex(ours);
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
