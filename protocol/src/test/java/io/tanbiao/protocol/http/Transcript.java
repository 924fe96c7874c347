package io.tanbiao.protocol.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What passed between a client and the official server over HTTP.
 *
 * @param number within its file
 * @param title what was tried
 * @param request all of it, with line ends as on the wire
 * @param status of the answer
 * @param head status line and header lines of the answer
 * @param body of the answer
 * @param cut whether only the beginning of the body was written down
 */
record Transcript(
    int number, String title, String request, int status, String head, String body, boolean cut) {
  private static final Pattern HEADING = Pattern.compile("(?m)^(?=# [0-9]+\\. )");

  /** All exchanges of a file. */
  static List<Transcript> read(String resource) throws IOException {
    try (InputStream in = Transcript.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Transcript> all = new ArrayList<>();
      for (String part : HEADING.splitAsStream(text).toList()) {
        if (part.matches("(?s)# [0-9]+\\. .*")) {
          all.add(parse(part));
        }
      }
      return all;
    }
  }

  private static Transcript parse(String part) {
    List<String> lines = part.lines().toList();
    String heading = lines.get(0);
    int dot = heading.indexOf(". ");
    String answer = joined(lines, '<');
    int end = answer.contains("\r\n\r\n") ? answer.indexOf("\r\n\r\n") : answer.length();
    String head = answer.substring(0, end);
    return new Transcript(
        Integer.parseInt(heading.substring(2, dot)),
        heading.substring(dot + 2),
        request(joined(lines, '>')),
        Integer.parseInt(head.substring(9, 12)),
        head,
        answer.substring(Math.min(end + 4, answer.length())).strip().replace("\r\n", "\n"),
        part.contains("cut here)"));
  }

  /** Whether it passed over HTTPS. */
  boolean overTls() {
    return title.endsWith("(https)");
  }

  /** The value of a header of the answer; empty when there is none. */
  String header(String name) {
    return RawHttp.valuesOf(head, name).findFirst().orElse("");
  }

  /** Sends the request as it was sent. */
  RawHttp replay(InetSocketAddress server, String sent) throws IOException {
    return overTls() ? RawHttp.exchangeOverTls(server, sent) : RawHttp.exchange(server, sent);
  }

  /** The lines end the head; a body ends where its length says. */
  private static String request(String lines) {
    int end = lines.indexOf("\r\n\r\n");
    return end < 0 ? lines + "\r\n" : lines.substring(0, lines.length() - 2);
  }

  private static String joined(List<String> lines, char side) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (!line.isEmpty() && line.charAt(0) == side) {
        text.append(line.length() > 2 ? line.substring(2) : "").append("\r\n");
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return number + ". " + title;
  }
}
