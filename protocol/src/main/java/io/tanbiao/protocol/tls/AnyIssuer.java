package io.tanbiao.protocol.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets connections of clients with any certificate come about, so that one which proves nothing
 * hinders nobody. That the client holds the private key is proven by TLS itself; whose key it is,
 * the record says.
 */
final class AnyIssuer extends X509ExtendedTrustManager {
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw noServer();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    throw noServer();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw noServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static UnsupportedOperationException noServer() {
    return new UnsupportedOperationException("trusts clients only");
  }
}
