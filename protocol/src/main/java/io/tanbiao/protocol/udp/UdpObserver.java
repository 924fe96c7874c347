package io.tanbiao.protocol.udp;

/**
 * Is told of what UDP does without the dispatcher: metrics. Called on event loops; never blocks.
 */
public interface UdpObserver {
  /** Counts nothing. */
  UdpObserver NONE =
      new UdpObserver() {
        @Override
        public void dropped(UdpDrop why) {}

        @Override
        public void repeated() {}
      };

  /** A packet, an incomplete message or an answer was dropped. */
  void dropped(UdpDrop why);

  /** A repeated request got the answer that was kept for it. */
  void repeated();
}
