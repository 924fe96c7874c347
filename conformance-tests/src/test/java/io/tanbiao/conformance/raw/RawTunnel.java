package io.tanbiao.conformance.raw;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The binary tunnel over HTTP/1.1, written by hand (wire notes §7). */
public final class RawTunnel {
  private static final int TIME_MILLIS = 20_000;
  private static final String MIME_TYPE = "application/x-hdl-message";

  private RawTunnel() {}

  /**
   * An answer of the HTTP server.
   *
   * @param status such as 200
   * @param fields lines of the head, in lower case as {@code name: value}
   * @param body behind the head
   */
  public record Answer(int status, List<String> fields, Octets body) {
    /** The value of a field. */
    public Optional<String> field(String name) {
      return fields.stream()
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    /** The Handle messages in the body. */
    public List<RawMessage> messages() {
      List<RawMessage> messages = new ArrayList<>();
      RawReader in = new RawReader(body);
      while (in.left() > 0) {
        RawEnvelope envelope = RawEnvelope.read(in.octets(RawEnvelope.OCTETS));
        messages.add(RawMessage.read(envelope, in.octets(envelope.length())));
      }
      return messages;
    }

    /** The only Handle message in the body. */
    public RawMessage message() {
      List<RawMessage> messages = messages();
      if (messages.size() != 1) {
        throw new AssertionError(messages.size() + " messages: " + this);
      }
      return messages.get(0);
    }
  }

  /** Posts a message on a connection of its own. */
  public static RawMessage ask(InetSocketAddress address, RawMessage request) throws IOException {
    return post(address, "/", request.octets()).message();
  }

  /** Sends a request, answers its challenge, and waits for the outcome. */
  public static RawMessage askAs(
      InetSocketAddress address, RawIdentity identity, RawMessage request) throws IOException {
    RawMessage answer = ask(address, request);
    return answer.code() == RawChallenge.CODE
        ? ask(address, RawChallenge.of(request, answer).answerOf(identity))
        : answer;
  }

  /** Posts octets to a path. */
  public static Answer post(InetSocketAddress address, String path, Octets octets)
      throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: node.example\r\nContent-Type: "
            + MIME_TYPE
            + "\r\nContent-Length: "
            + octets.length()
            + "\r\nConnection: close\r\n\r\n";
    return exchange(address, Octets.concat(Octets.utf8(head), octets));
  }

  /** Gets a path, without following anything. */
  public static Answer get(InetSocketAddress address, String path, String accept)
      throws IOException {
    String head =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: node.example\r\nAccept: "
            + accept
            + "\r\nConnection: close\r\n\r\n";
    return exchange(address, Octets.utf8(head));
  }

  private static Answer exchange(InetSocketAddress address, Octets request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, TIME_MILLIS);
      socket.setSoTimeout(TIME_MILLIS);
      socket.getOutputStream().write(request.toArray());
      socket.getOutputStream().flush();
      return answerOf(socket.getInputStream().readAllBytes());
    }
  }

  private static Answer answerOf(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no HTTP answer: " + text);
    }
    Octets all = Octets.of(octets);
    Disclosure.assertNoneIn(all);
    String[] lines = text.substring(0, end).split("\r\n", -1);
    List<String> fields = new ArrayList<>();
    for (int n = 1; n < lines.length; n++) {
      int colon = lines[n].indexOf(':');
      fields.add(lines[n].substring(0, colon).toLowerCase(Locale.ROOT) + lines[n].substring(colon));
    }
    int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
    return new Answer(status, fields, all.slice(end + 4, octets.length));
  }
}
