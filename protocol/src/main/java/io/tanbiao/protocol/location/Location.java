package io.tanbiao.protocol.location;

import java.util.Map;

/**
 * One address of a thing.
 *
 * @param attributes as they were written, by name; {@code href} is one of them
 * @param weightBillionths how often it is chosen in proportion to others, in billionths: 0..{@value
 *     #MAX_WEIGHT_BILLIONTHS}
 */
public record Location(Map<String, String> attributes, long weightBillionths) {
  /** Weight 1, which a location has that names none. */
  public static final long ONE_BILLIONTHS = 1_000_000_000L;

  /** The largest weight; a thousand of these still are a {@code long}. */
  public static final long MAX_WEIGHT_BILLIONTHS = 999_999_999_999_999L;

  static final String HREF = "href";
  static final String COUNTRY = "country";
  static final String WEIGHT = "weight";

  /** Copies the attributes and checks the weight. */
  public Location {
    attributes = Map.copyOf(attributes);
    if (weightBillionths < 0 || weightBillionths > MAX_WEIGHT_BILLIONTHS) {
      throw new IllegalArgumentException(
          "weightBillionths: "
              + weightBillionths
              + " (expected: 0.."
              + MAX_WEIGHT_BILLIONTHS
              + ")");
    }
    if (!attributes.containsKey(HREF)) {
      throw new IllegalArgumentException("href: missing");
    }
  }

  /** The address, as it was written. */
  public String href() {
    return attributes.get(HREF);
  }

  boolean isOf(String country) {
    return attributes.getOrDefault(COUNTRY, "").equalsIgnoreCase(country);
  }

  boolean isOfEveryCountry() {
    return attributes.getOrDefault(COUNTRY, "").isEmpty();
  }
}
