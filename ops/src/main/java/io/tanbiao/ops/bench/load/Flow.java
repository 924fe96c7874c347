package io.tanbiao.ops.bench.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** One socket, connection or client of the load. Belongs to one event loop. */
abstract class Flow extends ChannelInboundHandlerAdapter {
  /** Whether another request may be sent now. */
  abstract boolean hasRoom();

  /**
   * Asks; there must be room.
   *
   * @param dueNanos when it should have been asked
   */
  abstract void ask(int number, long dueNanos, long nowNanos);

  /** Sends what was asked. */
  abstract void flush();

  /** Gives up what waits too long. */
  abstract void expire(long nowNanos);

  /** Closes the connection; called on the event loop. */
  abstract void close();

  /** What was asked on a connection that broke is counted when it is gone. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
