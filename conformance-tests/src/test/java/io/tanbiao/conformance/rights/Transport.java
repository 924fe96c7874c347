package io.tanbiao.conformance.rights;

/** By which a request of the table is sent. */
enum Transport {
  /** Handle over TCP. */
  TCP,
  /** Handle over UDP, which carries no lists (HW-1.15). */
  UDP,
  /** Handle messages over HTTP. */
  TUNNEL,
  /** JSON over HTTPS. */
  HTTPS,
  /** JSON over plain HTTP, where nobody is believed (HW-14.14). */
  HTTP;

  /** Whether a line can be sent by it. */
  boolean carries(Rule rule, Kind kind) {
    return switch (this) {
      case TCP, TUNNEL -> true;
      case UDP -> !rule.operation().startsWith("list");
      case HTTPS, HTTP -> rule.status().isPresent() && (kind.isNobody() || kind.isForBasic());
    };
  }
}
