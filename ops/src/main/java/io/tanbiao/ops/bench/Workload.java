package io.tanbiao.ops.bench;

import java.util.Arrays;
import java.util.Optional;

/** What is measured: loads on a Handle server, and the baselines they are compared with. */
public enum Workload {
  /** Resolve over UDP, few names. */
  UDP_HOT("udp-hot", Kind.LOAD, 4, 16),
  /** Resolve over UDP, all names alike. */
  UDP_UNIFORM("udp-uniform", Kind.LOAD, 4, 16),
  /** Resolve over kept TCP connections with many requests under way in each. */
  TCP_PIPELINED("tcp-pipelined", Kind.LOAD, 8, 64),
  /** Resolve over kept TCP connections, one request after another. */
  TCP_KEPT("tcp-kept", Kind.LOAD, 16, 1),
  /** Resolve over TCP, a new connection for each request. */
  TCP_ONCE("tcp-once", Kind.LOAD, 16, 1),
  /** {@code GET /api/handles/...} over kept connections. */
  REST("rest", Kind.LOAD, 16, 1),
  /** Resolve by Handle messages in HTTP, over kept connections. */
  TUNNEL("tunnel", Kind.LOAD, 16, 1),
  /** Create handles as an administrator, over kept TCP connections. */
  CREATE("create", Kind.LOAD, 64, 1),
  /** A bare Netty server that answers datagrams. */
  UDP_ECHO("udp-echo", Kind.BASELINE, 4, 16),
  /** A bare Netty server that answers frames over TCP. */
  TCP_ECHO("tcp-echo", Kind.BASELINE, 8, 64),
  /** The same server, a new connection for each request. */
  TCP_ECHO_ONCE("tcp-echo-once", Kind.BASELINE, 16, 1),
  /** A bare Netty server that answers HTTP/1.1. */
  HTTP_BARE("http-bare", Kind.BASELINE, 16, 1),
  /** RocksDB: random gets of one thread. */
  ROCKS_GET("rocks-get", Kind.BASELINE, 1, 1),
  /** RocksDB: synced writes of many threads. */
  ROCKS_SYNC_WRITE("rocks-sync-write", Kind.BASELINE, 64, 1);

  /** The two kinds. */
  private enum Kind {
    LOAD,
    BASELINE
  }

  private final String label;
  private final Kind kind;
  private final int connections;
  private final int outstanding;

  Workload(String label, Kind kind, int connections, int outstanding) {
    this.label = label;
    this.kind = kind;
    this.connections = connections;
    this.outstanding = outstanding;
  }

  /** The workload of a name, as {@code udp-hot}. */
  public static Optional<Workload> of(String label) {
    return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
  }

  /** The name in options, files and tables. */
  public String label() {
    return label;
  }

  /** Whether it is a baseline, with a server of its own or none. */
  public boolean isBaseline() {
    return kind == Kind.BASELINE;
  }

  /** The usual number of sockets, connections, clients or threads. */
  public int connections() {
    return connections;
  }

  /** The usual number of requests under way in each of them. */
  public int outstanding() {
    return outstanding;
  }

  /** The name, {@link #label()}. */
  @Override
  public String toString() {
    return label;
  }
}
