package io.tanbiao.protocol.peer;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.session.Sessions;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.session.SiteSignatures;
import io.tanbiao.protocol.wire.Envelope;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** A server over real sockets that answers, signs and sends as a test says. */
final class ScriptedPeer implements AutoCloseable {
  /** How the octets of an answer go out. */
  @FunctionalInterface
  interface Sending {
    void send(byte[] answer, Socket socket) throws IOException;
  }

  private final KeyPair keys = newKeys();
  private final Queue<Operation> asked = new ConcurrentLinkedQueue<>();
  private final ServerSocket server;
  private final Thread acceptor;
  private volatile Function<Operation, Outcome> rules;
  private volatile Signatures signatures = new SiteSignatures(keys.getPrivate());
  private volatile Sending sending = (answer, socket) -> socket.getOutputStream().write(answer);

  ScriptedPeer(Function<Operation, Outcome> rules) throws IOException {
    this.rules = rules;
    this.server = new ServerSocket(0, 64, Loopback.ipv4().getAddress());
    this.acceptor = daemon(this::accept, "scripted-peer");
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Answers otherwise from now on. */
  ScriptedPeer answering(Function<Operation, Outcome> other) {
    rules = other;
    return this;
  }

  /** Signs otherwise. */
  ScriptedPeer signing(Signatures other) {
    signatures = other;
    return this;
  }

  /** Sends otherwise. */
  ScriptedPeer sending(Sending other) {
    sending = other;
    return this;
  }

  /** How it signs unless told otherwise. */
  Signatures rightSignatures() {
    return new SiteSignatures(keys.getPrivate());
  }

  /** What it was asked, in order. */
  Queue<Operation> asked() {
    return asked;
  }

  /** The record by which it is configured. */
  Site site() {
    SiteServer one =
        new SiteServer(
            1,
            SiteServer.addressOf(server.getInetAddress()),
            PublicKeyCodec.encode(keys.getPublic()),
            List.of(
                new ServerInterface(
                    ServerInterface.QUERY, ServerInterface.TCP, server.getLocalPort())));
    return new Site(
        1, 2, 11, 1, Site.PRIMARY, HashOption.WHOLE_HANDLE, Octets.EMPTY, List.of(), List.of(one));
  }

  /** Until the thread that accepts has seen it, a closed socket may take one more connection. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread unused = daemon(() -> serve(socket), "scripted-peer-connection");
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] envelope = in.readNBytes(Envelope.LENGTH_OCTETS);
      byte[] message = in.readNBytes(ByteBuffer.wrap(envelope).getInt(16));
      sending.send(answer(Octets.concat(Octets.of(envelope), Octets.of(message))), socket);
    } catch (SocketException e) {
      return; // who asked did not wait
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] answer(Octets request) {
    Clock clock = Clock.systemUTC();
    RequestDispatcher dispatcher =
        new RequestDispatcher(
            (context, operation) -> {
              asked.add(operation);
              return CompletableFuture.completedFuture(rules.apply(operation));
            },
            () -> 1,
            clock,
            message -> signatures.sign(message),
            Sessions.none(clock),
            (transport, reason) -> {});
    ByteBuffer in = request.asBuffer();
    try {
      Envelope envelope = Envelope.read(in);
      return dispatcher
          .dispatch(envelope, in, Transport.TCP, new InetSocketAddress(0))
          .toCompletableFuture()
          .get()
          .message()
          .toArray();
    } catch (WireException | InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
