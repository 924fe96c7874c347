package io.tanbiao.protocol.http;

import java.io.IOException;
import java.io.InputStream;
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
 * @param contentType of the answer
 * @param body of the answer
 */
record Transcript(
    int number, String title, String request, int status, String contentType, String body) {
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
        joined(lines, '>') + "\r\n",
        Integer.parseInt(head.substring(9, 12)),
        head.replaceAll("(?s).*Content-Type: ([^\r\n]*).*", "$1"),
        answer.substring(Math.min(end + 4, answer.length())).strip().replace("\r\n", "\n"));
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
