package io.tanbiao.core.resolve;

import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.administer.Planner;
import io.tanbiao.core.administer.RecordAdministrators;
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
import io.tanbiao.core.store.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The rules of resolution (wire notes §3): no selection shows all values, else the union of the
 * indexes and types asked for.
 *
 * <p>With PUBL, everybody sees what everybody may read. Without it, values that are not public are
 * shown to who has the right to read them; who asks for such a value is challenged, unless no proof
 * could show more. HS_SECKEY is never shown. The handle of a derived prefix that is not stored here
 * is referred to the site that an ancestor names (303). Blocks on store reads.
 */
public final class Resolver implements Planner {
  private final Store store;
  private final RecordAdministrators administrators;
  private final Delegations delegations;
  private final ComputedHandles computedHandles;

  /** Resolves from a store. */
  public Resolver(Store store) {
    this.store = store;
    this.administrators = new RecordAdministrators(store);
    this.delegations = new Delegations(store);
    this.computedHandles = new ComputedHandles(store);
  }

  /** The values asked for; 100 or 303 without a record, 200 when no value is left to show. */
  @Override
  public Plan plan(Operation operation, OpFlags flags) {
    Resolution resolution = (Resolution) operation;
    Optional<HandleRecord> found = store.find(store.caseRule().key(resolution.handle()));
    if (found.isEmpty()) {
      return new Plan.Answer(notStored(resolution, flags));
    }
    HandleRecord record = found.get();
    boolean wholeAndPublic =
        resolution.selectsAll() && (flags.has(OpFlags.PUBL) || record.isReadableForEverybody());
    return wholeAndPublic
        ? new Plan.Answer(allOf(record, resolution))
        : planSelected(record, resolution, flags.has(OpFlags.PUBL));
  }

  /** Computed by a template, or, for the handle of a delegated prefix, to be found elsewhere. */
  private Outcome notStored(Resolution resolution, OpFlags flags) {
    Handle handle = resolution.handle();
    Optional<List<HandleValue>> computed = computedHandles.valuesOf(handle);
    if (computed.isPresent()) {
      return shown(handle, computed.get().stream().filter(resolution::selects).toList());
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
