package io.tanbiao.core.delegate;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Where the prefixes live that were delegated to other sites (wire notes §5): the public
 * HS_SITE.PREFIX, HS_NA_DELEGATE and HS_SERV.PREFIX values of the nearest ancestor that has some.
 *
 * <p>Blocks on store reads.
 */
public final class Delegations {
  private static final Handle NO_HANDLE = new Handle(Octets.EMPTY);

  private final Store store;

  /** Looks into a store. */
  public Delegations(Store store) {
    this.store = store;
  }

  /** The referral for the handle of a prefix that is not stored here; none for other handles. */
  public Optional<Outcome> referralFor(Handle handle) {
    Optional<Prefix> ancestor = handle.qualified().administeredPrefix().flatMap(Prefix::parent);
    for (int level = 0; ancestor.isPresent() && level < Responsibility.MAX_LEVELS; level++) {
      List<HandleValue> sites = sitesFor(ancestor.get());
      if (!sites.isEmpty()) {
        return Optional.of(new Outcome.Referral(ResponseCode.PREFIX_REFERRAL, NO_HANDLE, sites));
      }
      ancestor = ancestor.get().parent();
    }
    return Optional.empty();
  }

  private List<HandleValue> sitesFor(Prefix ancestor) {
    Optional<HandleRecord> record = store.find(store.caseRule().key(ancestor.handle()));
    return record.map(Store::valuesOf).orElse(List.of()).stream()
        .filter(Delegations::namesSite)
        .filter(HandleRecord::isReadableForEverybody)
        .toList();
  }

  private static boolean namesSite(HandleValue value) {
    return value.hasType(ValueTypes.HS_SITE_PREFIX)
        || value.hasType(ValueTypes.HS_SERV_PREFIX)
        || value.hasType(ValueTypes.HS_NA_DELEGATE);
  }
}
