package io.tanbiao.conformance.node;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Three neighbouring ports for one node: Handle, HTTP, management (interface §3).
 *
 * <p>They lie below the range from which the kernel takes ports of clients, so that none of the
 * many connections of a test is in the way. Each block is given out once in a run.
 *
 * @param base the first of them
 */
public record PortBlock(int base) {
  private static final int LOWEST = 10_240;
  private static final int HIGHEST = 32_000;
  private static final int SIZE = 4;
  private static final int MAX_TRIES = 200;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** A block that nobody uses at this moment. */
  public static PortBlock free() {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      int base = LOWEST + SIZE * ThreadLocalRandom.current().nextInt((HIGHEST - LOWEST) / SIZE);
      PortBlock block = new PortBlock(base);
      if (GIVEN.add(base) && block.isFree()) {
        return block;
      }
    }
    throw new AssertionError("no three free ports in " + LOWEST + ".." + HIGHEST);
  }

  /** The port of Handle, UDP and TCP. */
  public int handle() {
    return base;
  }

  /** The port of HTTP and HTTPS. */
  public int http() {
    return base + 1;
  }

  /** The port of metrics and health. */
  public int management() {
    return base + 2;
  }

  private boolean isFree() {
    return isFreeUdp(handle())
        && isFreeTcp(handle())
        && isFreeTcp(http())
        && isFreeTcp(management());
  }

  private static boolean isFreeTcp(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFreeUdp(int port) {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
