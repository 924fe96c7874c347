package io.tanbiao.protocol;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses of this machine for itself. */
public final class Loopback {
  private Loopback() {}

  /** A free port of 127.0.0.1. */
  public static InetSocketAddress ipv4() {
    return address(new byte[] {127, 0, 0, 1});
  }

  /** A free port of ::1. */
  public static InetSocketAddress ipv6() {
    return address(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
  }

  private static InetSocketAddress address(byte[] octets) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(octets), 0);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 octets are legal", e);
    }
  }
}
