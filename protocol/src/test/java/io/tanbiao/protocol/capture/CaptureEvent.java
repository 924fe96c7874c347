package io.tanbiao.protocol.capture;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Transport;

/**
 * One thing that happened on the wire, in the order of the file.
 *
 * @param side who did it
 * @param transport over which
 * @param connection number within the file, from 1; 0 on UDP
 * @param what the comment on its line, such as "resolution, 1 success" or "TLS records"
 * @param closes whether the side closed the connection; there are no octets then
 * @param octets exactly those sent: one message, one UDP packet, or a piece of a stream
 */
public record CaptureEvent(
    Side side, Transport transport, int connection, String what, boolean closes, Octets octets) {
  /** Who acts. */
  public enum Side {
    /** The official client, or octets made by hand in its place. */
    CLIENT,
    /** Handle.Net 9.3.1. */
    SERVER
  }

  /** Whether the octets belong to something else than Handle messages. */
  public boolean isNoMessage() {
    return closes
        || what.equals("stream")
        || what.equals("TLS records")
        || what.equals("HTTP header");
  }
}
