package io.tanbiao.protocol.client;

/** How a client sends its requests. */
public enum ClientTransport {
  /** Reads by UDP and by TCP when UDP is not answered; everything else by TCP. */
  AUTO,
  /** Everything by UDP, which cannot carry lists of many names. */
  UDP,
  /** Everything by TCP, on one connection. */
  TCP,
  /** Everything by HTTP, at the port that the site record of the server names. */
  HTTP
}
