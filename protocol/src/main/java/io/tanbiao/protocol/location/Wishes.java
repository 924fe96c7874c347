package io.tanbiao.protocol.location;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.util.List;

/**
 * What is known of who wants to be taken to a location.
 *
 * @param attributes that the location should have; may be none
 * @param country where he is, two letters; empty when nobody knows
 */
public record Wishes(List<Attribute> attributes, String country) {
  /** Nothing is known. */
  public static final Wishes NONE = new Wishes(List.of(), "");

  /** The most attributes of one request. */
  public static final int MAX_ATTRIBUTES = 16;

  /**
   * An attribute of a location.
   *
   * @param name of the attribute
   * @param value without regard to case for the country, else exact
   */
  public record Attribute(String name, String value) {
    /**
     * Reads {@code name:value}.
     *
     * @throws WireException when there is no colon or no name
     */
    public static Attribute parse(String text) throws WireException {
      int colon = text.indexOf(':');
      if (colon <= 0) {
        throw new WireException(Reason.BAD_FIELD, "locatt: no attribute (expected: name:value)");
      }
      return new Attribute(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean isOf(Location location) {
      return name.equals(Location.COUNTRY)
          ? location.isOf(value)
          : value.equals(location.attributes().get(name));
    }
  }

  /** Copies the attributes and checks the country. */
  public Wishes {
    attributes = List.copyOf(attributes);
    if (!country.isEmpty() && !isCountry(country)) {
      throw new IllegalArgumentException("country: no code (expected: two letters or nothing)");
    }
  }

  /** Whether a text has the form of a country's code: two ASCII letters. */
  public static boolean isCountry(String text) {
    return text.length() == 2
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  }
}
