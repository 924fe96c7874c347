package io.tanbiao.ops.bench.report;

import java.util.Arrays;
import java.util.Optional;

/** Every row of quality §1, with its bar. */
public enum RowKind {
  /** Hot names over UDP. */
  UDP_HOT("udp-hot", "resolve, UDP, 4 x 16 outstanding, hot", Unit.OF_ECHO, 0.60, 0.75),
  /** The same against Knot DNS, where that is installed. */
  UDP_KNOT("udp-knot", "the same, against Knot DNS", Unit.OF_KNOT, 1, 1),
  /** All names over UDP, read from RocksDB. */
  UDP_UNIFORM(
      "udp-uniform",
      "resolve, UDP, uniform, from RocksDB, no answer cache",
      Unit.OF_ECHO,
      0.40,
      0.49),
  /** Hot names over kept TCP connections. */
  TCP_HOT("tcp-hot", "resolve, TCP, 8 x 64 pipelined, hot", Unit.OF_TCP_ECHO, 0.20, 0.35),
  /** One request a connection. */
  TCP_SINGLE(
      "tcp-single", "resolve, TCP, one request a connection, 16 clients", Unit.CPU_MICROS, 20, 12),
  /** Resolution as JSON. */
  REST("rest", "resolve, REST, 16 connections", Unit.OF_HTTP, 0.35, 0.5),
  /** Resolution by gRPC. */
  GRPC("grpc", "resolve, gRPC, 100 outstanding", Unit.OF_GRPC, 0.35, 0.5),
  /** Acknowledged registrations. */
  CREATE("create", "create, synced, sessions, 64 clients", Unit.OF_SYNCED_WRITES, 0.3, 0.5),
  /** JSON Lines into an empty store. */
  IMPORT("import", "import of JSON Lines into an empty store", Unit.RECORDS, 100_000, 200_000),
  /** Many more names than fit the cache. */
  UDP_BIG("udp-big", "resolve, UDP, uniform, big store", Unit.OF_UNIFORM, 0.6, 0.6),
  /** Memory of a small node. */
  MEMORY_SMALL(
      "memory-small", "resident memory under load, memory: small", Unit.MEBIBYTES, 350, 350),
  /** Memory of a node as it is. */
  MEMORY_DEFAULT("memory-default", "resident memory under load", Unit.MEBIBYTES, 1_024, 1_024),
  /** Time to readiness. */
  START_READY("start-ready", "start until ready", Unit.SECONDS, 1.5, 1.5),
  /** Time to the first answer. */
  START_ANSWER("start-answer", "start until the first Handle answer", Unit.SECONDS, 0.7, 0.7),
  /** Time to readiness when the last run was killed. */
  START_KILLED("start-killed", "start until ready after kill -9", Unit.SECONDS, 3, 3),
  /** What a registration leaves on disk. */
  DISK("disk", "disk per created handle, indexes and log", Unit.OCTETS, 300, 300),
  /** A year of an enterprise. */
  ACCOUNT("account", "account run, 10 000 activity lines, with trace", Unit.SECONDS, 1, 1),
  /** Readings of meters. */
  INGEST("ingest", "emission ingest, synced, batches of 1 000", Unit.READINGS, 100_000, 100_000),
  /** Slow answers while the node writes. */
  TAIL("tail", "p99 of resolve at half load while creating and compacting", Unit.OF_IDLE_P50, 5, 5);

  private final String id;
  private final String subject;
  private final Unit unit;
  private final double bar;
  private final double stretch;

  RowKind(String id, String subject, Unit unit, double bar, double stretch) {
    this.id = id;
    this.subject = subject;
    this.unit = unit;
    this.bar = bar;
    this.stretch = stretch;
  }

  /** What figures are counted in, which way is good, and what ratios are taken of. */
  public enum Unit {
    /** A ratio of UDP echo. */
    OF_ECHO("of UDP echo", Bar.Direction.AT_LEAST),
    /** A ratio of Knot DNS. */
    OF_KNOT("of Knot DNS", Bar.Direction.AT_LEAST),
    /** A ratio of framed TCP echo. */
    OF_TCP_ECHO("of framed TCP echo", Bar.Direction.AT_LEAST),
    /** A ratio of a bare HTTP server. */
    OF_HTTP("of bare Netty HTTP", Bar.Direction.AT_LEAST),
    /** A ratio of bare grpc-java. */
    OF_GRPC("of bare grpc-java", Bar.Direction.AT_LEAST),
    /** A ratio of synced writes. */
    OF_SYNCED_WRITES("of RocksDB synced writes", Bar.Direction.AT_LEAST),
    /** A ratio of the own figure at a smaller size. */
    OF_UNIFORM("of our uniform figure", Bar.Direction.AT_LEAST),
    /** A multiple of the median of an idle node. */
    OF_IDLE_P50("x idle p50", Bar.Direction.AT_MOST),
    /** CPU of the server for an operation. */
    CPU_MICROS("µs CPU/op", Bar.Direction.AT_MOST),
    /** Records in a second. */
    RECORDS("records/s", Bar.Direction.AT_LEAST),
    /** Readings in a second. */
    READINGS("readings/s", Bar.Direction.AT_LEAST),
    /** Resident memory. */
    MEBIBYTES("MiB", Bar.Direction.AT_MOST),
    /** Time. */
    SECONDS("s", Bar.Direction.AT_MOST),
    /** Room on disk. */
    OCTETS("B", Bar.Direction.AT_MOST);

    private final String text;
    private final Bar.Direction direction;

    Unit(String text, Bar.Direction direction) {
      this.text = text;
      this.direction = direction;
    }

    /** The unit in words. */
    public String text() {
      return text;
    }

    Bar.Direction direction() {
      return direction;
    }

    /** Whether figures are shares of a baseline. */
    public boolean isRatio() {
      return direction == Bar.Direction.AT_LEAST && this != RECORDS && this != READINGS;
    }
  }

  /** The row with an id, if there is one. */
  public static Optional<RowKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** The name of the row on the command line and in files. */
  public String id() {
    return id;
  }

  /** What is measured, in words. */
  public String subject() {
    return subject;
  }

  /** What the figure is counted in. */
  public Unit unit() {
    return unit;
  }

  /** What the figure is held to. */
  public Bar bar() {
    return new Bar(unit.direction(), bar, stretch);
  }
}
