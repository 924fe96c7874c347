package io.tanbiao.conformance.raw;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a peer may never read in an answer: how the server is made, and where it failed. */
public final class Disclosure {
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|StackTrace|\\tat |\\.java\\b|\\bjavax?\\.[a-z]+\\."
              + "|io\\.(tanbiao|netty)|com\\.linecorp|[rR]ocks[dD][bB]|/tmp/");

  private Disclosure() {}

  /** Fails when octets from the server show anything of its inside. */
  public static void assertNoneIn(Octets octets) {
    String text = new String(octets.toArray(), StandardCharsets.ISO_8859_1);
    Matcher matcher = INSIDE.matcher(text);
    if (matcher.find()) {
      throw new AssertionError("the answer shows \"" + matcher.group() + "\":\n" + text);
    }
  }
}
