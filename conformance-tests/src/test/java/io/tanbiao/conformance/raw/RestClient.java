package io.tanbiao.conformance.raw;

import io.tanbiao.conformance.node.TanbiaoNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** JSON over HTTP and HTTPS to a node, on connections that stay open. Trusts every certificate. */
public final class RestClient {
  private static final Duration TIME = Duration.ofSeconds(20);

  private final HttpClient http;
  private final String base;

  private RestClient(String base, HttpClient.Version version) {
    this.base = base;
    this.http =
        HttpClient.newBuilder()
            .version(version)
            .connectTimeout(TIME)
            .sslContext(trustingAll())
            .build();
  }

  /** Over HTTPS, where credentials are looked at. */
  public static RestClient overHttps(TanbiaoNode node, HttpClient.Version version) {
    return new RestClient("https://127.0.0.1:" + node.ports().http(), version);
  }

  /** Over plain HTTP, where they are not. */
  public static RestClient overHttp(TanbiaoNode node) {
    return new RestClient("http://127.0.0.1:" + node.ports().http(), HttpClient.Version.HTTP_1_1);
  }

  /**
   * Sends a request.
   *
   * @param authorization the header; empty for none
   * @param body JSON; empty for none
   */
  public HttpResponse<String> ask(String method, String path, String authorization, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIME)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    Disclosure.assertNoneIn(Octets.utf8(answer.headers().map() + "\n" + answer.body()));
    return answer;
  }

  private static SSLContext trustingAll() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has TLS", e);
    }
  }

  /** The certificate of a test node is made for the test and known to nobody. */
  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
