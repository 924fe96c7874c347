package io.tanbiao.core.delegate;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the prefixes live that were delegated to other sites (wire notes §5): the public
 * HS_SITE.PREFIX, HS_NA_DELEGATE and HS_SERV.PREFIX values of the nearest ancestor that has some.
 *
 * <p>Where one of them names this node itself there is no referral: whoever followed it would come
 * back. Blocks on store reads.
 */
public final class Delegations {
  private static final Handle NO_HANDLE = new Handle(Octets.EMPTY);

  private final Function<Handle, Optional<HandleRecord>> records;
  private final Supplier<Site> here;

  /**
   * Looks into a store.
   *
   * @param here the site record of this node
   */
  public Delegations(Store store, Supplier<Site> here) {
    this(handle -> store.find(store.caseRule().key(handle)), here);
  }

  /**
   * Looks into what finds records.
   *
   * @param records finds the record of a name
   * @param here the site record of this node
   */
  public Delegations(Function<Handle, Optional<HandleRecord>> records, Supplier<Site> here) {
    this.records = records;
    this.here = here;
  }

  /** The referral for the handle of a prefix that is not stored here; none for other handles. */
  public Optional<Outcome> referralFor(Handle handle) {
    Optional<Prefix> ancestor = handle.qualified().administeredPrefix().flatMap(Prefix::parent);
    for (int level = 0; ancestor.isPresent() && level < Responsibility.MAX_LEVELS; level++) {
      List<HandleValue> sites = sitesFor(ancestor.get());
      if (!sites.isEmpty()) {
        return sites.stream().anyMatch(this::namesThisNode)
            ? Optional.empty()
            : Optional.of(new Outcome.Referral(ResponseCode.PREFIX_REFERRAL, NO_HANDLE, sites));
      }
      ancestor = ancestor.get().parent();
    }
    return Optional.empty();
  }

  private List<HandleValue> sitesFor(Prefix ancestor) {
    Optional<HandleRecord> record = records.apply(ancestor.handle());
    return record.map(Store::valuesOf).orElse(List.of()).stream()
        .filter(Delegations::namesSite)
        .filter(HandleRecord::isReadableForEverybody)
        .toList();
  }

  /** HS_SERV.PREFIX names a handle whose HS_SITE values count, if it is held here. */
  private boolean namesThisNode(HandleValue value) {
    if (!value.hasType(ValueTypes.HS_SERV_PREFIX)) {
      return isThisNode(value);
    }
    Optional<HandleRecord> service = records.apply(new Handle(value.data()));
    return service.map(Store::valuesOf).orElse(List.of()).stream()
        .anyMatch(site -> site.hasTypeOrBelow(ValueTypes.HS_SITE) && isThisNode(site));
  }

  /** What cannot be read names nobody. */
  private boolean isThisNode(HandleValue site) {
    try {
      return SiteCodec.decode(site.data()).sharesServerWith(here.get());
    } catch (WireException e) {
      return false;
    }
  }

  private static boolean namesSite(HandleValue value) {
    return value.hasType(ValueTypes.HS_SITE_PREFIX)
        || value.hasType(ValueTypes.HS_SERV_PREFIX)
        || value.hasType(ValueTypes.HS_NA_DELEGATE);
  }
}
