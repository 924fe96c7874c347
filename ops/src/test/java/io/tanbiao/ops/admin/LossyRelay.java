package io.tanbiao.ops.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server, over TCP, and loses one answer: instead of passing it on it
 * closes the connection. Later connections lose nothing.
 */
final class LossyRelay implements AutoCloseable {
  private static final int BUFFER_OCTETS = 1 << 16;

  private final InetSocketAddress server;
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger untilLost;

  private LossyRelay(InetSocketAddress server, ServerSocket listening, int lost) {
    this.server = server;
    this.listening = listening;
    this.untilLost = new AtomicInteger(lost);
  }

  /**
   * Stands before a server.
   *
   * @param server HOST:PORT
   * @param lost which of its answers is lost, from 1
   */
  static LossyRelay to(String server, int lost) throws IOException {
    int colon = server.lastIndexOf(':');
    int port = Integer.parseInt(server.substring(colon + 1));
    InetSocketAddress address = new InetSocketAddress(server.substring(0, colon), port);
    ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    LossyRelay relay = new LossyRelay(address, listening, lost);
    relay.threads.execute(relay::accept);
    return relay;
  }

  /** Where clients connect, HOST:PORT. */
  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** Whether the answer was lost. */
  boolean hasLost() {
    return untilLost.get() <= 0;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (!listening.isClosed()) {
        Socket client = listening.accept();
        Socket upstream = new Socket(server.getAddress(), server.getPort());
        threads.execute(() -> relay(client, upstream, false));
        threads.execute(() -> relay(upstream, client, true));
      }
    } catch (SocketException e) {
      requireClosed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void relay(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER_OCTETS];
    try (from;
        to) {
      int read = from.getInputStream().read(buffer);
      while (read >= 0 && !(answers && untilLost.decrementAndGet() == 0)) {
        to.getOutputStream().write(buffer, 0, read);
        read = from.getInputStream().read(buffer);
      }
    } catch (SocketException closed) {
      assert from.isClosed() || to.isClosed() : closed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireClosed(SocketException e) {
    if (!listening.isClosed()) {
      throw new UncheckedIOException(e);
    }
  }
}
