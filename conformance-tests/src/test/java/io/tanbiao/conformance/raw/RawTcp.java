package io.tanbiao.conformance.raw;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** A TCP connection to the node, one direction at a time. One thread writes, one reads. */
public final class RawTcp implements AutoCloseable {
  private static final Duration ANSWER_TIME = Duration.ofSeconds(20);

  private final Socket socket;
  private final InputStream in;

  private RawTcp(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) ANSWER_TIME.toMillis());
  }

  /** Connects. */
  public static RawTcp to(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    socket.connect(address, (int) ANSWER_TIME.toMillis());
    return new RawTcp(socket);
  }

  /** Speaks over a socket that is connected already, and owns it from then on. */
  public static RawTcp over(Socket socket) throws IOException {
    return new RawTcp(socket);
  }

  /** Sends a message and waits for the next answer, whatever it belongs to. */
  public RawMessage ask(RawMessage request) throws IOException {
    send(request.octets());
    return read();
  }

  /** Sends a request, answers its challenge, and waits for the outcome. */
  public RawMessage askAs(RawIdentity identity, RawMessage request) throws IOException {
    RawMessage answer = ask(request);
    return answer.code() == RawChallenge.CODE
        ? ask(RawChallenge.of(request, answer).answerOf(identity))
        : answer;
  }

  /** Sends octets, whatever they are. */
  public void send(Octets octets) throws IOException {
    socket.getOutputStream().write(octets.toArray());
    socket.getOutputStream().flush();
  }

  /** Says that nothing more comes, and goes on reading (half-close). */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** The next message. */
  public RawMessage read() throws IOException {
    return readIfAny().orElseThrow(() -> new EOFException("the node closed the connection"));
  }

  /** The next message, or nothing when the node has closed the connection. */
  public Optional<RawMessage> readIfAny() throws IOException {
    byte[] head = new byte[RawEnvelope.OCTETS];
    int got;
    try {
      got = in.readNBytes(head, 0, head.length);
    } catch (SocketException e) {
      // A reset is an end too: the node closed while octets from here were unread.
      return Optional.empty();
    }
    if (got == 0) {
      return Optional.empty();
    }
    if (got < head.length) {
      throw new AssertionError("end after " + got + " octets of an envelope");
    }
    RawEnvelope envelope = RawEnvelope.read(Octets.of(head));
    if (envelope.length() < RawHeader.OCTETS || envelope.length() > RawMessage.MAX_OCTETS) {
      throw new AssertionError("announced length: " + envelope);
    }
    return Optional.of(RawMessage.read(envelope, Octets.of(in.readNBytes(envelope.length()))));
  }

  /** Whether nothing at all comes in some time, and the connection stays. */
  public boolean isSilentFor(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      int octet = in.read();
      if (octet >= 0) {
        throw new AssertionError("not silent: octet " + octet);
      }
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout((int) ANSWER_TIME.toMillis());
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
