package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.location.Location;
import io.tanbiao.protocol.location.Locations;
import io.tanbiao.protocol.location.LocationsReader;
import io.tanbiao.protocol.location.Wishes;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that browsers may be sent to: absolute, http or https, and nothing in it that could
 * end a header line.
 *
 * @param uri in the characters of RFC 3986 alone
 */
record RedirectTarget(String uri) {
  /** The longest address of a record that is put into a header. */
  static final int MAX_LENGTH = 4096;

  private static final Octets BELOW_URL = Octets.utf8("URL.");
  private static final String AUTHORITY_MARK = "://";
  private static final Pattern HOST_AND_PORT = Pattern.compile("([^@:]+)((?::[0-9]{1,5})?)");
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";

  /**
   * The address a record stands for: its value of type URL with the lowest index, or else of a type
   * below URL; none when that value is no address to go to.
   */
  static Optional<RedirectTarget> of(List<HandleValue> values) {
    return lowest(values, ValueTypes.URL)
        .or(() -> lowest(values, BELOW_URL))
        .flatMap(value -> parse(value.data()));
  }

  /**
   * One of the locations in the value of type 10320/loc with the lowest index, of those that a
   * browser may be sent to; none when there is none or the value cannot be read.
   *
   * @param chance gives a number from 0 to below its argument
   */
  static Optional<RedirectTarget> among(
      List<HandleValue> values, Wishes wishes, LongUnaryOperator chance) {
    return lowest(values, ValueTypes.LOCATIONS)
        .flatMap(RedirectTarget::locations)
        .flatMap(locations -> locations.choose(wishes, chance))
        .flatMap(RedirectTarget::parse);
  }

  private static Optional<Locations> locations(HandleValue value) {
    try {
      Locations locations = LocationsReader.read(value.data());
      return Optional.of(locations.keeping(location -> parse(location).isPresent()));
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static Optional<RedirectTarget> parse(Location location) {
    return parse(Octets.utf8(location.href()));
  }

  /** Reads an address; none when it is not one that a browser may be sent to. */
  static Optional<RedirectTarget> parse(Octets data) {
    if (data.length() > MAX_LENGTH || !data.isUtf8()) {
      return Optional.empty();
    }
    String text = data.text().strip();
    int mark = text.indexOf(AUTHORITY_MARK);
    String scheme = text.substring(0, Math.max(mark, 0)).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https"))
        || text.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    String rest = text.substring(mark + AUTHORITY_MARK.length());
    int pathStart = authorityEnd(rest);
    return authority(rest.substring(0, pathStart))
        .map(host -> scheme + AUTHORITY_MARK + host + encode(rest.substring(pathStart)))
        .filter(uri -> uri.length() <= MAX_LENGTH)
        .map(RedirectTarget::new);
  }

  /**
   * The address with something behind it; scheme, host and port stay what they are.
   *
   * @param more in the characters of RFC 3986 alone: {@link #encode}
   */
  RedirectTarget append(String more) {
    String rest = uri.substring(uri.indexOf(AUTHORITY_MARK) + AUTHORITY_MARK.length());
    boolean endsInAuthority = authorityEnd(rest) == rest.length();
    boolean endsAuthority = more.isEmpty() || "/?#".indexOf(more.charAt(0)) >= 0;
    return new RedirectTarget(uri + (endsInAuthority && !endsAuthority ? "/" : "") + more);
  }

  private static Optional<HandleValue> lowest(List<HandleValue> values, Octets requestedType) {
    return values.stream()
        .filter(value -> value.isSelectedByType(requestedType))
        .min(Comparator.comparingInt(HandleValue::index));
  }

  private static int authorityEnd(String rest) {
    int end = 0;
    while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** The authority in ASCII; names of other scripts in the form of the domain name system. */
  private static Optional<String> authority(String authority) {
    if (authority.chars().allMatch(c -> c < 0x80)) {
      return authority.isEmpty() ? Optional.empty() : Optional.of(encode(authority));
    }
    Matcher hostAndPort = HOST_AND_PORT.matcher(authority);
    if (!hostAndPort.matches()) {
      return Optional.empty();
    }
    try {
      String host = IDN.toASCII(hostAndPort.group(1), IDN.ALLOW_UNASSIGNED);
      return Optional.of(encode(host) + hostAndPort.group(2));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A text with everything percent-encoded that RFC 3986 does not know. */
  static String encode(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder encoded = new StringBuilder(octets.length);
    for (int i = 0; i < octets.length; i++) {
      char octet = (char) (octets[i] & 0xff);
      boolean kept =
          octet < 0x80 && (Character.isLetterOrDigit(octet) || ALLOWED.indexOf(octet) >= 0);
      if (kept || isEscape(octets, i)) {
        encoded.append(octet);
      } else {
        NamePath.appendEncoded(octet, encoded);
      }
    }
    return encoded.toString();
  }

  private static boolean isEscape(byte[] octets, int at) {
    return octets[at] == '%'
        && at + 2 < octets.length
        && Character.digit(octets[at + 1], 16) >= 0
        && Character.digit(octets[at + 2], 16) >= 0;
  }
}
