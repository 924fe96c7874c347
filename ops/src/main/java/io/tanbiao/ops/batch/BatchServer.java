package io.tanbiao.ops.batch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that a HOME or UNHOME names: {@code address:port:protocol}, IPv6 in brackets.
 *
 * @param host address or name
 * @param port of the protocol
 * @param protocol how to reach it
 */
public record BatchServer(String host, int port, Protocol protocol) {
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\] ]+)):([0-9]{1,5}):([A-Za-z]+)");
  private static final int MAX_PORT = 65_535;

  /** The protocols that a file can name. */
  public enum Protocol {
    /** Handle over TCP. */
    TCP,
    /** Handle over UDP. */
    UDP,
    /** Handle messages in HTTP. */
    HTTP
  }

  /** Reads the text; empty when it has another form. */
  static Optional<BatchServer> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    int port = Integer.parseInt(matcher.group(3));
    String wanted = matcher.group(4).toUpperCase(Locale.ROOT);
    for (Protocol protocol : Protocol.values()) {
      if (protocol.name().equals(wanted) && port >= 1 && port <= MAX_PORT) {
        return Optional.of(new BatchServer(host, port, protocol));
      }
    }
    return Optional.empty();
  }
}
