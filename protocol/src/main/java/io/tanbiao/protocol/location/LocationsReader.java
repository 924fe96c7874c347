package io.tanbiao.protocol.location;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.xml.UntrustedXml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code <locations chooseby=".."><location href=".." weight=".."/>..</locations>}. Elements
 * and attributes without meaning are passed over, locations without an address too.
 */
public final class LocationsReader {
  /** The largest value read, in octets. */
  public static final int MAX_OCTETS = 64 * 1024;

  /** How deep elements may nest. */
  public static final int MAX_DEPTH = 8;

  /** The most elements of one value, of whatever name. */
  public static final int MAX_ELEMENTS = 1000;

  /** The most locations of one value. */
  public static final int MAX_LOCATIONS = MAX_ELEMENTS - 1;

  /** The most attributes of one element. */
  public static final int MAX_ATTRIBUTES = 32;

  /** Up to six digits before the point, up to nine behind it. */
  private static final Pattern WEIGHT = Pattern.compile("([0-9]{0,6})(?:\\.([0-9]{0,9}))?");

  private static final int FRACTION_DIGITS = 9;
  private static final int DEPTH_OF_LOCATIONS = 2;

  private final XMLStreamReader xml;
  private final List<Location> locations = new ArrayList<>();
  private List<ChooseBy> chooseBy = ChooseBy.STANDARD;
  private int depth;
  private int elements;

  private LocationsReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * The locations in a value.
   *
   * @throws WireException when it is not well-formed, above a limit, no list of locations, or has a
   *     weight that is none
   */
  public static Locations read(Octets data) throws WireException {
    if (data.length() > MAX_OCTETS) {
      throw new WireException(
          Reason.TOO_LONG,
          "locations: " + data.length() + " (expected: at most " + MAX_OCTETS + ")");
    }
    try {
      XMLStreamReader xml = UntrustedXml.open(data);
      try {
        return new LocationsReader(xml).read();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new WireException(Reason.BAD_FIELD, "locations: not well-formed XML");
    }
  }

  private Locations read() throws XMLStreamException, WireException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        enter();
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    return new Locations(chooseBy, locations);
  }

  private void enter() throws WireException {
    depth++;
    elements++;
    atMost(depth, MAX_DEPTH, "depth");
    atMost(elements, MAX_ELEMENTS, "elements");
    atMost(xml.getAttributeCount(), MAX_ATTRIBUTES, "attributes");
    String name = xml.getLocalName();
    if (depth == 1) {
      refuse(!name.equals("locations"), "root: no list of locations");
      String ways = attributes().get("chooseby");
      chooseBy = ways == null ? ChooseBy.STANDARD : ChooseBy.parse(ways);
    } else if (depth == DEPTH_OF_LOCATIONS && name.equals("location")) {
      add(attributes());
    }
  }

  private void add(Map<String, String> attributes) throws WireException {
    long weight = weight(attributes.getOrDefault(Location.WEIGHT, "1"));
    if (attributes.containsKey(Location.HREF)) {
      locations.add(new Location(attributes, weight));
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.putIfAbsent(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  private static long weight(String text) throws WireException {
    var matcher = WEIGHT.matcher(text.strip());
    boolean number = matcher.matches();
    String whole = number ? matcher.group(1) : "";
    String fraction = number && matcher.group(2) != null ? matcher.group(2) : "";
    refuse(whole.isEmpty() && fraction.isEmpty(), "weight: no number (expected: 0..999999)");
    String billionths = whole + fraction + "0".repeat(FRACTION_DIGITS - fraction.length());
    return Long.parseLong(billionths);
  }

  private static void atMost(int count, int most, String what) throws WireException {
    if (count > most) {
      throw new WireException(
          Reason.TOO_MANY,
          "locations: " + what + " " + count + " (expected: at most " + most + ")");
    }
  }

  private static void refuse(boolean wrong, String why) throws WireException {
    if (wrong) {
      throw new WireException(Reason.BAD_FIELD, "locations: " + why);
    }
  }
}
