package io.tanbiao.protocol.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where we answer otherwise than the official server.
 *
 * @param step file and number of the exchange
 * @param status of our answer
 * @param responseCode of our answer; 0 when it is no JSON
 * @param reason why
 */
record RestDifference(String step, int status, int responseCode, String reason) {
  private static final Pattern LINE =
      Pattern.compile("(?<step>\\d\\d-\\d+): (?<status>\\d{3}) (?<code>\\d+): (?<reason>.+)");

  /** All of them, by the exchange. */
  static Map<String, RestDifference> all() throws IOException {
    try (InputStream in = RestDifference.class.getResourceAsStream("/rest-differences.txt")) {
      Map<String, RestDifference> all = new TreeMap<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(RestDifference::parse)
          .forEach(difference -> all.put(difference.step(), difference));
      return all;
    }
  }

  private static RestDifference parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError(line + " (expected: FILE-NUMBER: STATUS CODE: REASON)");
    }
    return new RestDifference(
        matcher.group("step"),
        Integer.parseInt(matcher.group("status")),
        Integer.parseInt(matcher.group("code")),
        matcher.group("reason"));
  }
}
