package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;

/** Is told of octets that were refused: metrics. Called on any thread; never blocks. */
@FunctionalInterface
public interface RefusalObserver {
  /** Octets of a peer were refused. */
  void refused(Transport transport, WireException.Reason reason);
}
