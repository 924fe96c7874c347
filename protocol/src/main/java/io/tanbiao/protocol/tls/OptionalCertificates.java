package io.tanbiao.protocol.tls;

import com.linecorp.armeria.server.ServerTlsConfig;
import io.netty.handler.ssl.ClientAuth;

/** Asks every client for a certificate, and goes on with those that have none. */
public final class OptionalCertificates {
  private OptionalCertificates() {}

  /** The part of a server's TLS that asks. */
  public static ServerTlsConfig asked() {
    return ServerTlsConfig.builder()
        .clientAuth(ClientAuth.OPTIONAL)
        .tlsCustomizer(tls -> tls.trustManager(new AnyIssuer()))
        .build();
  }
}
