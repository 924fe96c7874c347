package io.tanbiao.protocol.capture;

import static java.util.Comparator.comparing;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.protocol.capture.CaptureEvent.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A capture in its documented form: {@code #} lines are comments; a line {@code C>} or {@code S<}
 * begins an event; lines of two blanks, hexadecimal digits and a comment are its octets.
 *
 * @param name of the file without its ending, such as "001-resolve-all-udp"
 * @param events in order
 */
public record CaptureFile(String name, List<CaptureEvent> events) {
  private static final String DIRECTORY_PROPERTY = "tanbiao.captures";
  private static final Path BESIDE_CHECKOUT = Path.of("shared", "spec", "captures");
  private static final String ENDING = ".hex";

  private static final Pattern EVENT =
      Pattern.compile(
          "(?<side>C>|S<) (?<transport>tcp|udp|http)(?: connection (?<connection>\\d+))?"
              + "(?: packet \\d+)?(?: body)?(?<close> close)?(?:  # ?(?<what>.*))?");
  private static final Pattern SESSION_KEY =
      Pattern.compile(
          "# session key \\(hex\\) (?<key>[0-9a-f]+), cipher code 3(?:, session id (?<id>\\d+))?");
  private static final Pattern OCTETS = Pattern.compile("  (?<hex>(?:[0-9a-f]{2})+)(?: .*)?");

  /** Copies the events. */
  public CaptureFile {
    events = List.copyOf(events);
  }

  /** All captures, by name. Their directory is named by a property or lies beside the checkout. */
  public static List<CaptureFile> all() {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .map(CaptureFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The capture whose name begins with a number, such as "001". */
  public static CaptureFile numbered(String number) {
    return all().stream()
        .filter(capture -> capture.name.startsWith(number + "-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no capture " + number));
  }

  /** The whole Handle messages; see {@link CapturedMessage#among(List)}. */
  public List<CapturedMessage> messages() {
    return CapturedMessage.among(events).messages();
  }

  /**
   * The whole Handle messages in the order in which they were sent. Files that have both may name
   * UDP before TCP; that shows where a session is used above its set-up.
   */
  public List<CapturedMessage> messagesAsSent() {
    List<CapturedMessage> messages = messages();
    Set<Integer> opened = new HashSet<>(Set.of(0));
    for (CapturedMessage message : messages) {
      int session = message.envelope().sessionId();
      if (message.side() == Side.SERVER) {
        opened.add(session);
      } else if (!opened.contains(session)) {
        return messages.stream()
            .sorted(comparing(each -> each.transport() == Transport.UDP))
            .toList();
      }
    }
    return messages;
  }

  /** What a side sent that belongs to no whole Handle message, but for the ends of connections. */
  public List<CaptureEvent> othersOf(Side side) {
    return CapturedMessage.among(events).others().stream()
        .filter(event -> event.side() == side && !event.closes())
        .toList();
  }

  /** The keys of the sessions in this capture by their ids, as its comments tell them. */
  public Map<Integer, Octets> sessionKeys() {
    try {
      Map<Integer, Octets> keys = new HashMap<>();
      Matcher key = SESSION_KEY.matcher(Files.readString(directory().resolve(name + ENDING)));
      while (key.find()) {
        int id = key.group("id") == null ? onlySession() : Integer.parseInt(key.group("id"));
        keys.put(id, Octets.hex(key.group("key")));
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id that the server gave, where the comment on the key names none. */
  private int onlySession() {
    return messages().stream()
        .filter(message -> message.side() == Side.SERVER)
        .mapToInt(message -> message.envelope().sessionId())
        .filter(id -> id != 0)
        .findFirst()
        .orElseThrow(() -> new AssertionError("a key (expected: of a session) in " + name));
  }

  @Override
  public String toString() {
    return name;
  }

  private static CaptureFile read(Path file) {
    try {
      List<CaptureEvent> events = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        read(line, events);
      }
      String name = file.getFileName().toString();
      return new CaptureFile(name.substring(0, name.length() - ENDING.length()), events);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(String line, List<CaptureEvent> events) {
    Matcher event = EVENT.matcher(line);
    Matcher octets = OCTETS.matcher(line);
    if (event.matches()) {
      events.add(eventOf(event));
    } else if (octets.matches()) {
      CaptureEvent last = events.remove(events.size() - 1);
      Octets more = Octets.concat(last.octets(), Octets.hex(octets.group("hex")));
      events.add(
          new CaptureEvent(
              last.side(), last.transport(), last.connection(), last.what(), false, more));
    } else if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
      throw new AssertionError("unexpected line: " + line);
    }
  }

  private static CaptureEvent eventOf(Matcher event) {
    Transport transport =
        switch (event.group("transport")) {
          case "udp" -> Transport.UDP;
          case "tcp" -> Transport.TCP;
          default -> Transport.HTTP_TUNNEL;
        };
    String connection = event.group("connection");
    String what = event.group("what");
    return new CaptureEvent(
        event.group("side").equals("C>") ? Side.CLIENT : Side.SERVER,
        transport,
        connection == null ? 0 : Integer.parseInt(connection),
        what == null ? "" : what,
        event.group("close") != null,
        Octets.EMPTY);
  }

  /** Where the captures and their keys lie. */
  static Path directory() {
    String named = System.getProperty(DIRECTORY_PROPERTY);
    if (named != null) {
      return Path.of(named);
    }
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve(BESIDE_CHECKOUT))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new AssertionError("no " + BESIDE_CHECKOUT + " beside the checkout");
    }
    return at.resolve(BESIDE_CHECKOUT);
  }
}
