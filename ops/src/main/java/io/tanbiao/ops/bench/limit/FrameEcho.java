package io.tanbiao.ops.bench.limit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.tanbiao.ops.bench.load.EchoDialect;

/** Answers each frame. */
final class FrameEcho extends ChannelInboundHandlerAdapter {
  private final byte[] answer = EchoDialect.answer();

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf request = (ByteBuf) message;
    int id = request.getInt(request.readerIndex() + EchoDialect.REQUEST_ID_AT);
    request.release();
    ByteBuf octets = context.alloc().directBuffer(answer.length).writeBytes(answer);
    octets.setInt(EchoDialect.REQUEST_ID_AT, id);
    context.writeAndFlush(octets, context.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
