package io.tanbiao.ops.batch;

import io.tanbiao.protocol.client.ClientTimeouts;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.HandleClient;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Connects to the servers that a batch file names, to one at a time. */
final class OtherServers implements AutoCloseable {
  private BatchServer server;
  private HandleClient client;

  HandleClient client(BatchServer wanted) throws IOException {
    if (!wanted.equals(server)) {
      close();
      client = connect(wanted);
      server = wanted;
    }
    return client;
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
  }

  private static HandleClient connect(BatchServer server) throws UnreachableException {
    InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
    if (address.isUnresolved()) {
      throw new UnreachableException(server.host() + ": no such host");
    }
    return switch (server.protocol()) {
      case TCP -> HandleClient.connect(address, ClientTransport.TCP, ClientTimeouts.USUAL);
      case UDP -> HandleClient.connect(address, ClientTransport.UDP, ClientTimeouts.USUAL);
      case HTTP -> HandleClient.tunnel(address, ClientTimeouts.USUAL);
    };
  }
}
