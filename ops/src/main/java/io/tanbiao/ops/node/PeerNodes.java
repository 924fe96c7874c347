package io.tanbiao.ops.node;

import io.tanbiao.core.delegate.PeersForOthers;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.peer.Peers;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.store.Store;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.config.PeerFile;
import io.tanbiao.protocol.peer.ConfiguredPeers;
import io.tanbiao.protocol.peer.PeerSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;

/** The nodes that this one asks for keys and groups, as the configuration names them (HW-8.15). */
final class PeerNodes {
  /** The largest site record that is read, in octets. */
  static final int MAX_FILE_OCTETS = 1 << 20;

  private PeerNodes() {}

  /**
   * Reads their site records; opens threads only if there are some.
   *
   * @param closings end the threads
   */
  static Peering open(
      NodeConfig.Peers config, NodeDirectory directory, Store store, Clock clock, Closings closings)
      throws IOException, NodeException {
    if (config.sites().isEmpty()) {
      return Peering.NONE;
    }
    Map<Prefix, PeerSite> sites = new LinkedHashMap<>();
    for (PeerFile peer : config.sites()) {
      Path file = directory.root().resolve(peer.file());
      if (sites.put(peer.prefix(), read(file)) != null) {
        throw new NodeException("peers.sites: " + peer.prefix() + " is there twice");
      }
    }
    ThreadPoolExecutor threads = WorkThreads.forPeers();
    closings.add(() -> WorkThreads.stop(threads));
    Peers peers = new PeersForOthers(store, new ConfiguredPeers(sites, clock, new SecureRandom()));
    return new Peering(peers, config.timeout(), threads, System::nanoTime);
  }

  private static PeerSite read(Path file) throws IOException, NodeException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE_OCTETS) {
      throw new NodeException(
          "peers.sites: "
              + file
              + " (expected: a site record of 1.."
              + MAX_FILE_OCTETS
              + " octets)");
    }
    try {
      return PeerSite.of(isJson(file) ? SiteRecord.read(file) : binary(file));
    } catch (WireException e) {
      throw new NodeException("peers.sites: " + file + ": " + e.getMessage(), e);
    }
  }

  /** A record in octets begins with a format number, 0 and 1. */
  private static boolean isJson(Path file) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    return octets.length > 0 && octets[0] != 0;
  }

  private static Site binary(Path file) throws IOException, WireException {
    return SiteCodec.decode(Octets.of(Files.readAllBytes(file)));
  }
}
