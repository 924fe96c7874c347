package io.tanbiao.ops.bench.limit;

/** What a bare server speaks. */
public enum EchoKind {
  /** Datagrams. */
  UDP,
  /** Handle frames over TCP. */
  TCP,
  /** HTTP/1.1. */
  HTTP
}
