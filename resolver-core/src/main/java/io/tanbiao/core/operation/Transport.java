package io.tanbiao.core.operation;

/** How a request came in; the label of logs and metrics. */
public enum Transport {
  /** Handle over UDP. */
  UDP,
  /** Handle over TCP. */
  TCP,
  /** Handle messages over HTTP. */
  HTTP_TUNNEL,
  /** JSON over HTTP. */
  REST,
  /** GET of a name by a browser. */
  WEB;

  /** The lower-case name used in logs and metrics. */
  public String label() {
    return switch (this) {
      case UDP -> "udp";
      case TCP -> "tcp";
      case HTTP_TUNNEL -> "http";
      case REST -> "rest";
      case WEB -> "web";
    };
  }
}
