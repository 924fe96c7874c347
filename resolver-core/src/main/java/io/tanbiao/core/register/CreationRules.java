package io.tanbiao.core.register;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.List;
import java.util.Optional;

/** What no new record may be, whoever asks and however it comes (HW-7.10): its name, its values. */
public final class CreationRules {
  private CreationRules() {}

  /** Why a record with this name and these values is refused; empty when it is not. */
  public static Optional<Refused> refusalOf(Handle handle, List<HandleValue> values) {
    if (!handle.isRegistrable()) {
      return ValueRules.refusal(
          ResponseCode.INVALID_HANDLE,
          "Name must be prefix/suffix in UTF-8, at most " + Handle.MAX_LENGTH_OCTETS + " octets");
    }
    return ValueRules.refusalOf(values, ResponseCode.VALUE_ALREADY_EXISTS)
        .or(() -> ValueRules.refusalOfRecord(handle, values));
  }
}
