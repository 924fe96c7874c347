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
  private volatile Site site;

  private SiteKeeper(NodeDirectory directory, Site site) {
    this.directory = directory;
    this.site = site;
  }

  static SiteKeeper open(NodeDirectory directory) throws IOException {
    return new SiteKeeper(directory, SiteRecord.read(directory.siteFile()));
  }

  @Override
  public Site get() {
    return site;
  }

  /** Announces where the node is, in the file and in the record of its prefix. */
  void announce(InetAddress address, int handlePort, int httpPort, PublicKey key)
      throws IOException {
    Site moved = SiteRecord.moved(site, address, handlePort, httpPort, key);
    if (!moved.equals(site)) {
      SiteRecord.write(moved, directory.siteFile());
      site = moved;
      LOGGER.atInfo().addKeyValue("serial", moved.serial()).log("site record changed");
    }
  }

  /** Brings the record of the prefix to the site; a record that somebody deleted stays away. */
  void register(Store store, Prefix prefix, Clock clock) throws NodeException {
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
