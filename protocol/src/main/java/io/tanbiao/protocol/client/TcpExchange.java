package io.tanbiao.protocol.client;

import io.tanbiao.core.operation.OpCode;
import io.tanbiao.protocol.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** One TCP connection for one request after another, opened when there is one. */
final class TcpExchange implements Exchange {
  private final InetSocketAddress server;
  private final ClientTimeouts timeouts;
  private Socket socket = new Socket();

  TcpExchange(InetSocketAddress server, ClientTimeouts timeouts) {
    this.server = server;
    this.timeouts = timeouts;
  }

  /**
   * A kept connection may have been closed by the server while it was idle; what only reads is then
   * asked again on a new one.
   */
  @Override
  public List<Message> ask(Message request, ClientSession session) throws IOException {
    boolean kept = socket.isConnected() && !socket.isClosed();
    try {
      return askOnce(request, session);
    } catch (UnreachableException e) {
      if (kept && onlyReads(request)) {
        return askOnce(request, session);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private List<Message> askOnce(Message request, ClientSession session) throws IOException {
    long deadlineNanos = System.nanoTime() + timeouts.whole().toNanos();
    try {
      connect();
      socket.getOutputStream().write(session.write(request).toArray());
      InputStream in = new DeadlineStream(socket, timeouts.answer(), deadlineNanos);
      return MessageStream.read(in, request, session);
    } catch (BadAnswerException e) {
      socket.close();
      throw e;
    } catch (IOException e) {
      socket.close();
      throw new UnreachableException("cannot reach " + server + " by TCP: " + e.getMessage(), e);
    }
  }

  private void connect() throws IOException {
    if (!socket.isConnected() || socket.isClosed()) {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.connect(server, (int) Math.max(1, timeouts.connect().toMillis()));
    }
  }

  static boolean onlyReads(Message request) {
    OpCode opCode = request.header().opCode();
    return opCode.equals(OpCode.RESOLUTION) || opCode.equals(OpCode.GET_SITE_INFO);
  }
}
