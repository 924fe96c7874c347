package io.tanbiao.ops.node;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The record {@code 0.NA/P} of the prefix a node is made for: site, administrator with all rights,
 * the group he belongs to, and his key.
 */
public final class PrefixRecord {
  /** Index of the site record. */
  public static final int SITE_INDEX = 1;

  /** Index of the HS_ADMIN value. */
  public static final int ADMIN_INDEX = 100;

  /** Index of the group of administrators. */
  public static final int GROUP_INDEX = 200;

  /** Index of the first administrator's key, who is {@code 300:0.NA/P}. */
  public static final int KEY_INDEX = 300;

  private PrefixRecord() {}

  /** The administrator of a prefix. */
  public static Reference administrator(Prefix prefix) {
    return new Reference(prefix.handle(), KEY_INDEX);
  }

  /** The group of administrators of a prefix. */
  public static Reference group(Prefix prefix) {
    return new Reference(prefix.handle(), GROUP_INDEX);
  }

  /** The values of an administered prefix, without a site record. */
  public static List<HandleValue> administration(Prefix prefix, PublicKey key) {
    AdminEntry entry = AdminEntry.of(AdminEntry.ALL_RIGHTS, group(prefix));
    AdminGroup group = new AdminGroup(List.of(administrator(prefix)));
    return List.of(
        HandleValue.of(ADMIN_INDEX, "HS_ADMIN", entry.encode()),
        HandleValue.of(GROUP_INDEX, "HS_VLIST", group.encode()),
        HandleValue.of(KEY_INDEX, "HS_PUBKEY", PublicKeyCodec.encode(key)));
  }

  /** What init writes: the record, and the prefix as homed. */
  static Change creation(Store store, Prefix prefix, Site site, PublicKey key, Instant now) {
    List<HandleValue> values = new ArrayList<>();
    values.add(HandleValue.of(SITE_INDEX, "HS_SITE", SiteCodec.encode(site)));
    values.addAll(administration(prefix, key));
    int seconds = (int) now.getEpochSecond();
    List<HandleValue> stamped = values.stream().map(value -> value.at(seconds)).toList();
    HandleKey recordKey = store.caseRule().key(prefix.handle());
    HandleRecord record = HandleRecord.of(prefix.handle(), 1, stamped);
    return new Change(
        now.toEpochMilli(),
        List.of(Condition.absent(recordKey)),
        List.of(new Write.HomePrefix(prefix), new Write.CreateRecord(recordKey, record)));
  }

  /** What a start on other addresses writes; empty when the record needs no change. */
  static Optional<Change> movement(Store store, Prefix prefix, Site site, Instant now)
      throws WireException {
    Handle handle = prefix.handle();
    HandleKey key = store.caseRule().key(handle);
    Optional<HandleRecord> found = store.find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    HandleRecord old = found.get();
    HandleValue value =
        HandleValue.of(SITE_INDEX, "HS_SITE", SiteCodec.encode(site))
            .at((int) now.getEpochSecond());
    List<HandleValue> values = new ArrayList<>();
    boolean changed = false;
    for (HandleValue each : old.values()) {
      boolean isOurs = each.index() == SITE_INDEX && each.hasType(ValueTypes.HS_SITE);
      changed |= isOurs && !each.data().equals(value.data());
      values.add(isOurs ? value : each);
    }
    HandleRecord updated = HandleRecord.of(old.handle(), old.revision() + 1, values);
    return changed
        ? Optional.of(
            new Change(
                now.toEpochMilli(),
                List.of(Condition.unchanged(key, old)),
                List.of(new Write.UpdateRecord(key, updated))))
        : Optional.empty();
  }
}
