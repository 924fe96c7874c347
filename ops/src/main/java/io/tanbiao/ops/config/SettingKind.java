package io.tanbiao.ops.config;

import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.ops.json.JsonText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may stand behind a key, and how its text becomes a value.
 *
 * @param <T> the value
 * @param label name of the kind, for people
 * @param expected the allowed values, for people
 * @param many whether a list may stand there; a text is then split at commas
 * @param reader makes the value of the items; one item unless {@code many}
 * @param writer the text of a value as a JSON literal, which the file takes too
 */
public record SettingKind<T>(
    String label,
    String expected,
    boolean many,
    Function<List<String>, T> reader,
    Function<T, String> writer) {
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9_-]{0,64}");

  /** A whole number between two limits, both allowed. */
  public static SettingKind<Integer> whole(int least, int most, String unit) {
    return new SettingKind<>(
        unit.isEmpty() ? "whole number" : "whole number of " + unit,
        least + ".." + most,
        false,
        items -> {
          int number = Integer.parseInt(items.get(0));
          if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
          }
          return number;
        },
        String::valueOf);
  }

  /** Yes or no. */
  public static SettingKind<Boolean> flag() {
    return new SettingKind<>(
        "true or false",
        "true, false",
        false,
        items ->
            switch (items.get(0)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("neither");
            },
        String::valueOf);
  }

  /** One of the constants of an enum, written in lower case. */
  public static <E extends Enum<E>> SettingKind<E> choice(Class<E> type) {
    Function<E, String> text = constant -> constant.name().toLowerCase(Locale.ROOT);
    List<E> constants = List.of(type.getEnumConstants());
    return new SettingKind<>(
        "one of a list",
        constants.stream().map(text).collect(Collectors.joining(", ")),
        false,
        items ->
            constants.stream()
                .filter(constant -> text.apply(constant).equals(items.get(0)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        constant -> quoted(text.apply(constant)));
  }

  /** The path of a file. */
  public static SettingKind<String> path() {
    return new SettingKind<>(
        "path",
        "the path of a file",
        false,
        items -> {
          if (items.get(0).isEmpty() || items.get(0).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no path");
          }
          return items.get(0);
        },
        SettingKind::quoted);
  }

  /** The name of a header of HTTP, or nothing. */
  public static SettingKind<String> headerName() {
    return new SettingKind<>(
        "name of a header",
        "up to 64 letters, digits, - and _, or nothing",
        false,
        items -> {
          if (!HEADER_NAME.matcher(items.get(0)).matches()) {
            throw new IllegalArgumentException("no name");
          }
          return items.get(0);
        },
        SettingKind::quoted);
  }

  /** An IPv4 or IPv6 address as digits; names are not looked up. */
  public static SettingKind<InetAddress> address() {
    return new SettingKind<>(
        "IP address",
        "an IPv4 or IPv6 address",
        false,
        items -> parseAddress(items.get(0)),
        address -> quoted(address.getHostAddress()));
  }

  /** Several addresses. */
  public static SettingKind<List<InetAddress>> addresses() {
    return list(
        "IP addresses",
        "one or more IPv4 or IPv6 addresses",
        1,
        SettingKind::parseAddress,
        address -> quoted(address.getHostAddress()));
  }

  /** Administrators, each as index:handle. */
  public static SettingKind<List<Reference>> references() {
    return list(
        "list of INDEX:HANDLE",
        "INDEX:HANDLE, as 300:0.NA/88.300",
        0,
        Reference::parse,
        reference -> quoted(reference.toString()));
  }

  /** Peers, each as PREFIX=FILE. */
  public static SettingKind<List<PeerFile>> peers() {
    return list(
        "list of PREFIX=FILE",
        "PREFIX=FILE, as 88.400=peers/88.400.json",
        0,
        PeerFile::parse,
        peer -> quoted(peer.toString()));
  }

  /** A prefix such as 88.300. */
  public static SettingKind<Prefix> prefix() {
    return new SettingKind<>(
        "prefix",
        "a prefix as 88.300",
        false,
        items -> {
          Prefix prefix = Prefix.of(items.get(0));
          if (!prefix.handle().isRegistrable() || prefix.name().indexOf('/') >= 0) {
            throw new IllegalArgumentException("no prefix");
          }
          return prefix;
        },
        prefix -> quoted(prefix.toString()));
  }

  private static String quoted(String text) {
    return JsonText.compact(text);
  }

  private static <T> SettingKind<List<T>> list(
      String label,
      String expected,
      int least,
      Function<String, T> reader,
      Function<T, String> writer) {
    return new SettingKind<>(
        label,
        expected,
        true,
        items -> {
          if (items.size() < least) {
            throw new IllegalArgumentException("too few");
          }
          List<T> values = new ArrayList<>();
          items.forEach(item -> values.add(reader.apply(item)));
          return List.copyOf(values);
        },
        values -> values.stream().map(writer).collect(Collectors.joining(", ", "[", "]")));
  }

  private static InetAddress parseAddress(String text) {
    boolean digits =
        !text.isEmpty()
            && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
    boolean ipv4 = Stream.of(text.split("\\.", -1)).filter(part -> !part.isEmpty()).count() == 4;
    if (!digits || !(ipv4 || text.indexOf(':') >= 0)) {
      throw new IllegalArgumentException("no address");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address", e);
    }
  }
}
