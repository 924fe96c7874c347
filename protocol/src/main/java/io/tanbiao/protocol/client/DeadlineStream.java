package io.tanbiao.protocol.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a socket brings until a moment, however slowly it comes. */
final class DeadlineStream extends InputStream {
  private final Socket socket;
  private final long pauseMillis;
  private final long deadlineNanos;

  /**
   * Reads from a socket.
   *
   * @param pause the longest time without any octet
   * @param deadlineNanos of {@link System#nanoTime()}
   */
  DeadlineStream(Socket socket, Duration pause, long deadlineNanos) {
    this.socket = socket;
    this.pauseMillis = pause.toMillis();
    this.deadlineNanos = deadlineNanos;
  }

  @Override
  public int read() throws IOException {
    awaitUntilDeadline();
    return socket.getInputStream().read();
  }

  @Override
  public int read(byte[] octets, int from, int length) throws IOException {
    awaitUntilDeadline();
    return socket.getInputStream().read(octets, from, length);
  }

  private void awaitUntilDeadline() throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("no whole answer in time");
    }
    socket.setSoTimeout((int) Math.max(1, Math.min(left, pauseMillis)));
  }
}
