package io.tanbiao.protocol.tcp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a {@link TcpServer} listens on, and what bounds its connections.
 *
 * @param addresses to listen on, at least one; port 0 takes a free one
 * @param maxConnections further ones are closed at once, 1..{@link #MAX_CONNECTIONS}
 * @param idleTimeout after which a connection without requests is closed
 * @param messageTimeout within which a message must arrive once it began, and within which a peer
 *     must take what waits for it
 * @param maxRequestsInFlight of one connection, 1..{@link #MAX_IN_FLIGHT}; above it nothing more is
 *     read
 * @param maxLargeInputOctets that all large messages (above {@link #LARGE_MESSAGE_OCTETS}) under
 *     way may have together, at least one message
 * @param writeBufferLowOctets below which reading goes on
 * @param writeBufferHighOctets above which nothing more is read, since the peer does not take its
 *     answers
 * @param drainTimeout for which closing waits for requests under way
 */
public record TcpSettings(
    List<InetSocketAddress> addresses,
    int maxConnections,
    Duration idleTimeout,
    Duration messageTimeout,
    int maxRequestsInFlight,
    long maxLargeInputOctets,
    int writeBufferLowOctets,
    int writeBufferHighOctets,
    Duration drainTimeout) {
  /** The most connections that can be configured. */
  public static final int MAX_CONNECTIONS = 1_000_000;

  /** The most requests in flight that can be configured. */
  public static final int MAX_IN_FLIGHT = 65_536;

  /** Messages above this length count against {@link #maxLargeInputOctets}. */
  public static final int LARGE_MESSAGE_OCTETS = 16 * 1024;

  private static final long MIN_LARGE_INPUT_OCTETS = 262_144;
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);

  /** Checks the ranges and copies the addresses. */
  public TcpSettings {
    addresses = List.copyOf(addresses);
    requireRange("addresses", addresses.size(), 1, Integer.MAX_VALUE);
    requireRange("maxConnections", maxConnections, 1, MAX_CONNECTIONS);
    requireTimeout("idleTimeout", idleTimeout);
    requireTimeout("messageTimeout", messageTimeout);
    requireRange("maxRequestsInFlight", maxRequestsInFlight, 1, MAX_IN_FLIGHT);
    requireRange("maxLargeInputOctets", maxLargeInputOctets, MIN_LARGE_INPUT_OCTETS, 1L << 40);
    requireRange("writeBufferLowOctets", writeBufferLowOctets, 1, writeBufferHighOctets);
  }

  /** The usual settings. */
  public static Builder builder(List<InetSocketAddress> addresses) {
    return new Builder(addresses);
  }

  private static void requireRange(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + ".." + most + ")");
    }
  }

  private static void requireTimeout(String name, Duration value) {
    if (value.compareTo(SHORTEST_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: at least " + SHORTEST_TIMEOUT + ")");
    }
  }

  /** Starts from the usual settings. Not safe for use by several threads. */
  public static final class Builder {
    private final List<InetSocketAddress> addresses;
    private int maxConnections = 20_000;
    private Duration idleTimeout = Duration.ofMinutes(5);
    private Duration messageTimeout = Duration.ofSeconds(30);
    private int maxRequestsInFlight = 128;
    private long maxLargeInputOctets = 64L << 20;
    private int writeBufferLowOctets = 64 << 10;
    private int writeBufferHighOctets = 256 << 10;
    private Duration drainTimeout = Duration.ofSeconds(5);

    private Builder(List<InetSocketAddress> addresses) {
      this.addresses = addresses;
    }

    /** How many connections may be open; 20 000 unless set. */
    public Builder maxConnections(int connections) {
      this.maxConnections = connections;
      return this;
    }

    /** After which a connection without requests is closed; 5 minutes unless set. */
    public Builder idleTimeout(Duration timeout) {
      this.idleTimeout = timeout;
      return this;
    }

    /** Within which a message must arrive and answers be taken; 30 seconds unless set. */
    public Builder messageTimeout(Duration timeout) {
      this.messageTimeout = timeout;
      return this;
    }

    /** How many requests of a connection may be under way; 128 unless set. */
    public Builder maxRequestsInFlight(int requests) {
      this.maxRequestsInFlight = requests;
      return this;
    }

    /** How many octets all large messages under way may have; 64 MiB unless set. */
    public Builder maxLargeInputOctets(long octets) {
      this.maxLargeInputOctets = octets;
      return this;
    }

    /** When reading stops because answers wait; 64 and 256 KiB unless set. */
    public Builder writeBufferOctets(int low, int high) {
      this.writeBufferLowOctets = low;
      this.writeBufferHighOctets = high;
      return this;
    }

    /** For how long closing waits for requests under way; 5 seconds unless set. */
    public Builder drainTimeout(Duration timeout) {
      this.drainTimeout = timeout;
      return this;
    }

    /** Checks and takes all settings. */
    public TcpSettings build() {
      return new TcpSettings(
          addresses,
          maxConnections,
          idleTimeout,
          messageTimeout,
          maxRequestsInFlight,
          maxLargeInputOctets,
          writeBufferLowOctets,
          writeBufferHighOctets,
          drainTimeout);
    }
  }
}
