package io.tanbiao.protocol.tcp;

/** Is told of TCP connections: metrics. Called on event loops; never blocks. */
public interface ConnectionObserver {
  /** Counts nothing. */
  ConnectionObserver NONE =
      new ConnectionObserver() {
        @Override
        public void opened() {}

        @Override
        public void refused() {}

        @Override
        public void closed(ConnectionEnd end) {}
      };

  /** A connection was accepted. */
  void opened();

  /** A connection was closed at once, since there are too many. */
  void refused();

  /** An accepted connection is gone. */
  void closed(ConnectionEnd end);
}
