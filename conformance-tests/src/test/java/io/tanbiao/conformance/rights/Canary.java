package io.tanbiao.conformance.rights;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Octets that must not get out, and the forms in which they could: as they are, in other letters,
 * in hex, base64 at any alignment, percent-encoded. Half of them is enough to be found.
 *
 * @param name what they are, for messages
 * @param forms every form of every half, in ISO 8859-1
 */
record Canary(String name, Set<String> forms) {
  private static final int MIN_HALF_OCTETS = 8;

  /** Octets that are no text. */
  static Canary of(String name, byte[] octets) {
    if (octets.length < 2 * MIN_HALF_OCTETS) {
      throw new IllegalArgumentException("octets: " + octets.length + " (expected: 16 or more)");
    }
    Set<String> forms = new LinkedHashSet<>();
    int middle = octets.length / 2;
    addForms(Arrays.copyOfRange(octets, 0, middle), forms);
    addForms(Arrays.copyOfRange(octets, middle, octets.length), forms);
    return new Canary(name, forms);
  }

  /** A text. */
  static Canary of(String name, String text) {
    return of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it shows in some text, in any form. */
  boolean isIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }

  private static void addForms(byte[] half, Set<String> forms) {
    String raw = new String(half, StandardCharsets.ISO_8859_1);
    forms.add(raw);
    if (raw.chars().allMatch(c -> c < 0x80)) {
      forms.add(raw.toLowerCase(Locale.ROOT));
      forms.add(raw.toUpperCase(Locale.ROOT));
    }
    String hex = HexFormat.of().formatHex(half);
    forms.add(hex);
    forms.add(hex.toUpperCase(Locale.ROOT));
    forms.add(HexFormat.ofDelimiter(" ").formatHex(half));
    forms.add(HexFormat.ofDelimiter(":").formatHex(half));
    forms.add(HexFormat.of().withPrefix("%").formatHex(half));
    forms.add(HexFormat.of().withUpperCase().withPrefix("%").formatHex(half));
    forms.add(Arrays.toString(half).replaceAll("[\\[\\]]", ""));
    for (int before = 0; before < 3; before++) {
      addBase64(half, before, forms);
    }
  }

  /** The characters that depend on these octets alone, when others stand before and behind. */
  private static void addBase64(byte[] half, int before, Set<String> forms) {
    ByteArrayOutputStream shifted = new ByteArrayOutputStream();
    shifted.writeBytes(new byte[before]);
    shifted.writeBytes(half);
    int from = (before * 8 + 5) / 6;
    int to = (before + half.length) * 8 / 6;
    for (Base64.Encoder encoder :
        new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
      forms.add(encoder.encodeToString(shifted.toByteArray()).substring(from, to));
    }
  }
}
