package io.tanbiao.core.resolve;

import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Answers resolutions from the store (wire notes §3): no selection shows all values, else the union
 * of the indexes and types asked for.
 *
 * <p>Shows what everybody may read and nothing else, whoever asks; HS_SECKEY is never shown. Blocks
 * on store reads.
 */
public final class Resolver {
  private final Store store;

  /** Resolves from a store. */
  public Resolver(Store store) {
    this.store = store;
  }

  /** The values asked for; 100 without a record, 200 when no value is left to show. */
  public Outcome resolve(Resolution resolution) {
    Optional<HandleRecord> record = store.find(store.caseRule().key(resolution.handle()));
    if (record.isEmpty()) {
      return Refused.with(ResponseCode.HANDLE_NOT_FOUND);
    }
    return resolution.selectsAll()
        ? allOf(record.get(), resolution)
        : selectedOf(record.get(), resolution);
  }

  private static Outcome allOf(HandleRecord record, Resolution resolution) {
    return record.readableCount() == 0
        ? Refused.with(ResponseCode.VALUES_NOT_FOUND)
        : new Resolved(resolution.handle(), record.readableValueList());
  }

  private static Outcome selectedOf(HandleRecord record, Resolution resolution) {
    List<HandleValue> shown =
        Store.valuesOf(record).stream()
            .filter(resolution::selects)
            .filter(HandleRecord::isReadableForEverybody)
            .toList();
    return shown.isEmpty()
        ? Refused.with(ResponseCode.VALUES_NOT_FOUND)
        : new Resolved(resolution.handle(), ValueListCodec.encode(shown));
  }
}
