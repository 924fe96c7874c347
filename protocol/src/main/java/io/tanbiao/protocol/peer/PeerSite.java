package io.tanbiao.protocol.peer;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A site that may be asked, as the operator configured it: every server has a key and answers
 * queries over TCP. No address is taken from anywhere else, so private and loopback addresses are
 * as good as others.
 */
public final class PeerSite {
  private final HashOption hashOption;
  private final List<PeerServer> servers;

  private PeerSite(HashOption hashOption, List<PeerServer> servers) {
    this.hashOption = hashOption;
    this.servers = List.copyOf(servers);
  }

  /**
   * Takes the servers of a site record.
   *
   * @throws WireException when one of them cannot be asked, or its answers not be checked
   */
  public static PeerSite of(Site site) throws WireException {
    List<PeerServer> servers = new ArrayList<>();
    for (SiteServer server : site.servers()) {
      servers.add(new PeerServer(addressOf(server), keyOf(server)));
    }
    if (servers.isEmpty()) {
      throw new WireException(Reason.BAD_FIELD, "servers: 0 (expected: 1 or more)");
    }
    return new PeerSite(site.hashOption(), servers);
  }

  /** The server that holds a handle. */
  PeerServer serverOf(Handle handle) {
    return servers.get(hashOption.position(handle, servers.size()));
  }

  private static InetSocketAddress addressOf(SiteServer server) throws WireException {
    for (ServerInterface at : server.interfaces()) {
      if (at.transport() == ServerInterface.TCP && at.answersQueries()) {
        return new InetSocketAddress(server.inetAddress(), at.port());
      }
    }
    throw new WireException(
        Reason.BAD_FIELD, "server " + server.id() + ": no interface for queries over TCP");
  }

  private static PublicKey keyOf(SiteServer server) throws WireException {
    PublicKey key = PublicKeyCodec.decode(server.publicKey());
    if (!key.getAlgorithm().equals("RSA") && !key.getAlgorithm().equals("DSA")) {
      throw new WireException(
          Reason.BAD_FIELD,
          "key of server " + server.id() + ": " + key.getAlgorithm() + " (expected: RSA or DSA)");
    }
    return key;
  }
}
