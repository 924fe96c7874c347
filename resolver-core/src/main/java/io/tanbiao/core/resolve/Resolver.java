package io.tanbiao.core.resolve;

import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.administer.Planner;
import io.tanbiao.core.administer.RecordAdministrators;
import io.tanbiao.core.administer.Requirement;
import io.tanbiao.core.delegate.Delegations;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.namespace.ComputedHandles;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.store.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules of resolution (wire notes §3): no selection shows all values, else the union of the
 * indexes and types asked for.
 *
 * <p>With PUBL, everybody sees what everybody may read. Without it, values that are not public are
 * shown to who has the right to read them; who asks for such a value is challenged, unless no proof
 * could show more. HS_SECKEY is never shown. The handle of a derived prefix that is not stored here
 * is referred to the site that an ancestor names (303). The status of the node is shown to its
 * administrators. Blocks on store reads.
 */
public final class Resolver implements Planner {
  /** The record that says how the node is. */
  public static final Handle STATUS = Handle.of("0.SITE/status");

  private static final Requirement NODE = new Requirement.ServerAdministration();

  private final Store store;
  private final Supplier<List<HandleValue>> status;
  private final RecordAdministrators administrators;
  private final Delegations delegations;
  private final ComputedHandles computedHandles;

  /** Resolves from a store, for a node that says nothing of its status. */
  public Resolver(Store store, Supplier<Site> here) {
    this(store, here, List::of);
  }

  /**
   * Resolves from a store.
   *
   * @param here the site record of this node
   * @param status makes the values of {@link #STATUS}, which is not stored; none that everybody may
   *     read
   */
  public Resolver(Store store, Supplier<Site> here, Supplier<List<HandleValue>> status) {
    this.store = store;
    this.status = status;
    this.administrators = new RecordAdministrators(store);
    this.delegations = new Delegations(store, here);
    this.computedHandles = new ComputedHandles(store);
  }

  /** The values asked for; 100 or 303 without a record, 200 when no value is left to show. */
  @Override
  public Plan plan(Operation operation, OpFlags flags) {
    Resolution resolution = (Resolution) operation;
    if (isStatus(resolution.handle())) {
      return planStatus(resolution, flags);
    }
    Optional<HandleRecord> found = store.find(store.caseRule().key(resolution.handle()));
    if (found.isEmpty()) {
      return new Plan.Answer(notStored(resolution, flags));
    }
    return plan(found.get(), resolution, flags);
  }

  /** What a resolution comes to whose record was found; reads nothing more. */
  public Plan plan(HandleRecord record, Resolution resolution, OpFlags flags) {
    boolean wholeAndPublic =
        resolution.selectsAll() && (flags.has(OpFlags.PUBL) || record.isReadableForEverybody());
    return wholeAndPublic
        ? new Plan.Answer(allOf(record, resolution))
        : planSelected(record, resolution, flags.has(OpFlags.PUBL));
  }

  /** Whether a handle is {@link #STATUS}; ASCII case does not matter (wire notes §3). */
  public static boolean isStatus(Handle handle) {
    return handle.name().equalsIgnoreAsciiCase(STATUS.name());
  }

  private Plan planStatus(Resolution resolution, OpFlags flags) {
    return flags.has(OpFlags.PUBL)
        ? new Plan.Answer(Refused.with(ResponseCode.VALUES_NOT_FOUND))
        : new Plan.Show(
            NODE,
            () ->
                shown(
                    resolution.handle(),
                    status.get().stream().filter(resolution::selects).toList()));
  }

  /** Computed by a template, or, for the handle of a delegated prefix, to be found elsewhere. */
  private Outcome notStored(Resolution resolution, OpFlags flags) {
    Handle handle = resolution.handle();
    Optional<List<HandleValue>> computed = computedHandles.valuesOf(handle);
    if (computed.isPresent()) {
      return shown(
          handle,
          computed.get().stream()
              .filter(resolution::selects)
              .filter(value -> !value.isSecret())
              .toList());
    }
    Optional<Outcome> referral =
        flags.has(OpFlags.DNRF) ? Optional.empty() : delegations.referralFor(handle);
    return referral.orElse(Refused.with(ResponseCode.HANDLE_NOT_FOUND));
  }

  private Plan planSelected(HandleRecord record, Resolution resolution, boolean onlyPublic) {
    List<HandleValue> values = Store.valuesOf(record);
    List<HandleValue> selected =
        values.stream().filter(resolution::selects).filter(value -> !value.isSecret()).toList();
    List<HandleValue> readable =
        selected.stream().filter(HandleRecord::isReadableForEverybody).toList();
    if (onlyPublic || readable.size() == selected.size()) {
      return new Plan.Answer(shown(resolution.handle(), readable));
    }
    if (selected.stream().anyMatch(Resolver::isReadableForNobody)) {
      return Plan.Answer.with(ResponseCode.INSUFFICIENT_PERMISSION, "");
    }
    return new Plan.Show(
        administrators.ofRecord(record.handle(), values, EnumSet.of(AdminRight.READ_VALUE)),
        () -> shown(resolution.handle(), selected));
  }

  private static boolean isReadableForNobody(HandleValue value) {
    return !value.permissions().isPublic() && !value.permissions().adminMayRead();
  }

  private static Outcome allOf(HandleRecord record, Resolution resolution) {
    return record.readableCount() == 0
        ? Refused.with(ResponseCode.VALUES_NOT_FOUND)
        : new Resolved(resolution.handle(), record.readableValueList());
  }

  private static Outcome shown(Handle handle, List<HandleValue> values) {
    return values.isEmpty()
        ? Refused.with(ResponseCode.VALUES_NOT_FOUND)
        : new Resolved(handle, ValueListCodec.encode(values));
  }
}
