package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.QueryParams;
import io.tanbiao.core.handle.Octets;

/**
 * How a client wants its JSON (wire notes §7).
 *
 * @param pretty indented
 * @param callback the function that a script calls with it; empty for plain JSON
 */
record JsonStyle(boolean pretty, String callback) {
  /** Compact JSON. */
  static final JsonStyle PLAIN = new JsonStyle(false, "");

  private static final int MAX_CALLBACK_CHARACTERS = 128;

  static JsonStyle of(QueryParams parameters) {
    return new JsonStyle(
        QueryFlag.isTrue(parameters, "pretty"), callback(parameters.get("callback", "")));
  }

  /** What stands before the JSON. */
  Octets before() {
    return Octets.utf8(callback.isEmpty() ? "" : callback + "(");
  }

  /** What stands behind the JSON. */
  Octets after() {
    return Octets.utf8(callback.isEmpty() ? "" : ");");
  }

  /** Whatever cannot stand in the name of a function becomes an underscore. */
  private static String callback(String parameter) {
    String name = parameter.substring(0, Math.min(parameter.length(), MAX_CALLBACK_CHARACTERS));
    return name.replaceAll("[^A-Za-z0-9_.$]", "_");
  }
}
