package io.tanbiao.conformance.client;

import net.handle.hdllib.Interface;

/** The transports of the official client. */
public enum Way {
  /** In packets; for queries only. */
  UDP(Interface.SP_HDL_UDP),
  /** As a stream. */
  TCP(Interface.SP_HDL_TCP),
  /** In the bodies of POST requests. */
  HTTP(Interface.SP_HDL_HTTP),
  /** The same with the certificate of the site key. */
  HTTPS(Interface.SP_HDL_HTTPS);

  private final byte number;

  Way(byte number) {
    this.number = number;
  }

  /** As the client and site records name it. */
  byte number() {
    return number;
  }
}
