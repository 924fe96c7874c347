package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.QueryParams;

/** Parameters that are true or not: present but empty, {@code yes} and {@code true} are true. */
final class QueryFlag {
  private QueryFlag() {}

  static boolean isTrue(QueryParams parameters, String name) {
    String value = parameters.get(name);
    return value != null
        && (value.isEmpty() || value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("true"));
  }
}
