package io.tanbiao.protocol.udp;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes what was dropped and repeated. Safe for use by any thread. */
final class Drops implements UdpObserver {
  final Queue<UdpDrop> dropped = new ConcurrentLinkedQueue<>();
  final Queue<String> repeated = new ConcurrentLinkedQueue<>();

  @Override
  public void dropped(UdpDrop why) {
    dropped.add(why);
  }

  @Override
  public void repeated() {
    repeated.add("repeated");
  }
}
