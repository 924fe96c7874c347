package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.Message;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system that the identifiers of a template resolve to.
 *
 * @param kind what it is for, such as {@code energy} or {@code mes}
 * @param address its address; behind the host it may have the places {@code {handle}}, {@code
 *     {prefix}}, {@code {suffix}} and {@code {item.CODE}}, for which those of an identifier stand
 */
public record Service(String kind, String address) {
  /** The longest kind, in characters. */
  public static final int MAX_KIND_LENGTH = 50;

  /** The longest address, in characters. */
  public static final int MAX_ADDRESS_LENGTH = 1000;

  /** What a kind must be. */
  public static final TextRule KIND = TextRule.code(MAX_KIND_LENGTH);

  /** What an address must be made of. */
  public static final TextRule ADDRESS = TextRule.line(1, MAX_ADDRESS_LENGTH);

  private static final Pattern PLACE =
      Pattern.compile("\\{(handle|prefix|suffix|item\\.[\\p{L}\\p{Nd}_.-]{1,50})}");

  /** Checks both. */
  public Service {
    KIND.checked(kind);
    checkedAddress(address);
  }

  /**
   * The address, if it is absolute and has known places behind its host only, so that no value can
   * choose the host.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is not
   */
  public static String checkedAddress(String address) {
    ADDRESS.checked(address);
    Matcher place = PLACE.matcher(address);
    boolean well;
    try {
      URI uri = new URI(place.replaceAll("x"));
      String host = uri.getRawAuthority();
      well =
          uri.getScheme() != null
              && host != null
              && address.startsWith(uri.getScheme() + "://" + host);
    } catch (URISyntaxException e) {
      well = false;
    }
    if (!well) {
      throw Fault.of("service.address", Message.quoted(address)).exception();
    }
    return address;
  }
}
