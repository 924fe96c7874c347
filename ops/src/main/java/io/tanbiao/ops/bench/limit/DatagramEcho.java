package io.tanbiao.ops.bench.limit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.tanbiao.ops.bench.load.EchoDialect;

/** Answers each datagram; one flush for all that were received at once. */
final class DatagramEcho extends ChannelInboundHandlerAdapter {
  private final byte[] answer = EchoDialect.answer();

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    DatagramPacket request = (DatagramPacket) message;
    ByteBuf content = request.content();
    if (content.readableBytes() >= EchoDialect.REQUEST_ID_AT + 4) {
      int id = content.getInt(content.readerIndex() + EchoDialect.REQUEST_ID_AT);
      ByteBuf octets = context.alloc().directBuffer(answer.length).writeBytes(answer);
      octets.setInt(EchoDialect.REQUEST_ID_AT, id);
      context.write(new DatagramPacket(octets, request.sender()), context.voidPromise());
    }
    request.release();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.flush(); // an ICMP error of a peer that is gone
  }
}
