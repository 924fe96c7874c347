package io.tanbiao.protocol.http;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/**
 * An answer as it came over a socket, to a request that no library improved.
 *
 * @param status of the answer
 * @param head status line and header lines
 * @param body in UTF-8
 */
record RawHttp(int status, String head, String body) {
  private static final int READ_TIMEOUT_MILLIS = 10_000;

  /** TLS with a certificate that nobody signed. */
  private static final SSLContext TRUSTING = trusting();

  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a text in UTF-8 and reads until the server closes. */
  static RawHttp exchange(InetSocketAddress server, String request) throws IOException {
    return exchange(server, request.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends octets and reads until the server closes. */
  static RawHttp exchange(InetSocketAddress server, byte[] request) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      return exchange(socket, request);
    }
  }

  /** Sends a text over TLS to whoever answers, and reads until the server closes. */
  static RawHttp exchangeOverTls(InetSocketAddress server, String request) throws IOException {
    try (Socket socket =
        TRUSTING.getSocketFactory().createSocket(server.getAddress(), server.getPort())) {
      return exchange(socket, request.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Sends a text over TLS as the holder of a certificate. */
  static RawHttp exchangeOverTls(InetSocketAddress server, String request, KeyManager[] holder)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        holder, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), new SecureRandom());
    try (Socket socket =
        context.getSocketFactory().createSocket(server.getAddress(), server.getPort())) {
      return exchange(socket, request.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static RawHttp exchange(Socket socket, byte[] request) throws IOException {
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    socket.getOutputStream().write(request);
    byte[] answer = socket.getInputStream().readAllBytes();
    String latin = new String(answer, StandardCharsets.ISO_8859_1);
    int end = latin.indexOf("\r\n\r\n");
    String head = latin.substring(0, end);
    String body = latin.substring(end + 4);
    boolean chunked = valuesOf(head, "Transfer-Encoding").anyMatch("chunked"::equals);
    byte[] octets = (chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1);
    return new RawHttp(
        Integer.parseInt(head.substring(9, 12)), head, new String(octets, StandardCharsets.UTF_8));
  }

  /** The octets in the chunks of a body, as far as they came. */
  private static String joined(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    for (int end = chunks.indexOf("\r\n"); end > at; end = chunks.indexOf("\r\n", at)) {
      int length = Integer.parseInt(chunks.substring(at, end), 16);
      body.append(chunks, end + 2, Math.min(end + 2 + length, chunks.length()));
      at = end + 2 + length + 2;
    }
    return body.toString();
  }

  /** Asks for a path and reads until the server closes. */
  static RawHttp get(InetSocketAddress server, String pathAndQuery, String... headerLines)
      throws IOException {
    return exchange(server, request("GET", pathAndQuery, headerLines));
  }

  /** A request without a body that ends its connection. */
  static String request(String method, String pathAndQuery, String... headerLines) {
    StringBuilder request = new StringBuilder(method + " " + pathAndQuery + " HTTP/1.1\r\n");
    request.append("Host: node.example\r\nConnection: close\r\n");
    for (String line : headerLines) {
      request.append(line).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  /** The value of a header; empty when there is none. */
  String header(String name) {
    return headers(name).findFirst().orElse("");
  }

  /** The values of a header, in order. */
  Stream<String> headers(String name) {
    return valuesOf(head, name);
  }

  /** The values of a header in the lines of a head. */
  static Stream<String> valuesOf(String head, String name) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip());
  }
}
