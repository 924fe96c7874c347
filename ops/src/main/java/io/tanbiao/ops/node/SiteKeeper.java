package io.tanbiao.ops.node;

import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the site record as it is now, and keeps the file and the prefix record to it. */
final class SiteKeeper implements Supplier<Site> {
  private static final Logger LOGGER = LoggerFactory.getLogger(SiteKeeper.class);

  private final NodeDirectory directory;
  private Site saved;
  private volatile Site site;

  private SiteKeeper(NodeDirectory directory, Site saved) {
    this.directory = directory;
    this.saved = saved;
    this.site = saved;
  }

  static SiteKeeper open(NodeDirectory directory) throws IOException {
    return new SiteKeeper(directory, SiteRecord.read(directory.siteFile()));
  }

  @Override
  public Site get() {
    return site;
  }

  /** Answers with another place of the node from now on; nothing is written yet. */
  void move(InetAddress address, int handlePort, int httpPort, PublicKey key) {
    site = SiteRecord.moved(site, address, handlePort, httpPort, key);
  }

  /**
   * Brings the file and the record of the prefix to the site, once the node listens there. A record
   * that somebody deleted stays away.
   */
  void save(Store store, Prefix prefix, Clock clock) throws IOException, NodeException {
    if (!site.equals(saved)) {
      SiteRecord.write(site, directory.siteFile());
      saved = site;
      LOGGER.atInfo().addKeyValue("serial", site.serial()).log("site record changed");
    }
    try {
      Optional<Change> change = PrefixRecord.movement(store, prefix, site, clock.instant());
      if (change.isPresent()) {
        Commit commit = store.commit(change.get()).toCompletableFuture().join();
        LOGGER.atInfo().addKeyValue("outcome", commit).log("prefix record follows the site");
      }
    } catch (WireException e) {
      throw new NodeException(prefix.handle() + ": the record is damaged: " + e.getMessage(), e);
    }
  }
}
