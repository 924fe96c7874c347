package io.tanbiao.protocol.client;

import io.tanbiao.protocol.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Messages in the bodies of HTTP requests and answers (wire notes §7). */
final class HttpExchange implements Exchange {
  private static final String TYPE = "application/x-hdl-message";

  private final InetSocketAddress server;
  private final ClientTimeouts timeouts;
  private final HttpClient http;

  HttpExchange(InetSocketAddress server, ClientTimeouts timeouts) {
    this.server = server;
    this.timeouts = timeouts;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeouts.connect())
            .build();
  }

  @Override
  public List<Message> ask(Message request, ClientSession session) throws IOException {
    HttpRequest post =
        HttpRequest.newBuilder(uri())
            .timeout(timeouts.answer())
            .header("Content-Type", TYPE)
            .header("Accept", TYPE)
            .POST(BodyPublishers.ofByteArray(session.write(request).toArray()))
            .build();
    try {
      var response = http.send(post, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (!TYPE.equals(response.headers().firstValue("Content-Type").orElse(""))) {
          throw new BadAnswerException(
              server + " answers HTTP " + response.statusCode() + " without a Handle message");
        }
        return MessageStream.read(body, request, session);
      }
    } catch (BadAnswerException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreachableException("cannot reach " + server + " by HTTP: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted while asking " + server + " by HTTP", e);
    }
  }

  @Override
  public void close() {}

  private URI uri() {
    try {
      return new URI("http", null, server.getHostString(), server.getPort(), "/", null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("server: " + server, e);
    }
  }
}
