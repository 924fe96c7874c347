package io.tanbiao.core.site;

/**
 * One address at which a server listens (wire notes §5).
 *
 * @param use bit 0 administration, bit 1 queries; 0 out of service
 * @param transport 0 UDP, 1 TCP, 2 HTTP, 3 HTTPS
 * @param port 0..65535
 */
public record ServerInterface(int use, int transport, int port) {
  /** Administration only. */
  public static final int ADMIN = 1;

  /** Queries only. */
  public static final int QUERY = 2;

  /** Administration and queries. */
  public static final int BOTH = 3;

  /** Handle over UDP. */
  public static final int UDP = 0;

  /** Handle over TCP. */
  public static final int TCP = 1;

  /** Handle messages over HTTP. */
  public static final int HTTP = 2;

  /** Handle messages over HTTPS. */
  public static final int HTTPS = 3;

  /** The length of the wire form. */
  static final int LENGTH_OCTETS = 1 + 1 + 4;

  /** Whether both have the same port, UDP or not alike. */
  boolean isAtThePortOf(ServerInterface other) {
    return port == other.port && (transport == UDP) == (other.transport == UDP);
  }

  /** Whether queries are answered here. */
  public boolean answersQueries() {
    return (use & QUERY) != 0;
  }

  /** Whether administrative requests are answered here. */
  public boolean answersAdministration() {
    return (use & ADMIN) != 0;
  }
}
