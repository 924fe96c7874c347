package io.tanbiao.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.Operation.AddValues;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.DeleteHandle;
import io.tanbiao.core.operation.Operation.ModifyValues;
import io.tanbiao.core.operation.Operation.RemoveValues;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Short words for requests that write, and for what is expected of them. */
final class Writes {
  static final String FURNACE = "88.300/furnace";
  static final HandleValue URL = HandleValue.of(1, "URL", "http://a");

  private Writes() {}

  static CreateHandle creating(String handle, HandleValue... values) {
    return new CreateHandle(Handle.of(handle), List.of(values));
  }

  static DeleteHandle deleting(String handle) {
    return new DeleteHandle(Handle.of(handle));
  }

  static AddValues adding(String handle, HandleValue... values) {
    return new AddValues(Handle.of(handle), List.of(values));
  }

  static ModifyValues modifying(String handle, HandleValue... values) {
    return new ModifyValues(Handle.of(handle), List.of(values));
  }

  static RemoveValues removing(String handle, Integer... indexes) {
    return new RemoveValues(Handle.of(handle), List.of(indexes));
  }

  static HandleValue url(int index, String data) {
    return HandleValue.of(index, "URL", data);
  }

  /** Values with the indexes from one on. */
  static HandleValue[] values(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> HandleValue.of(i, "URL", ""))
        .toArray(HandleValue[]::new);
  }

  static int bits(AdminRight... rights) {
    return Stream.of(rights).mapToInt(AdminRight::bit).reduce(0, (a, b) -> a | b);
  }

  /** All rights but these. */
  static int allBut(AdminRight... rights) {
    return AdminEntry.ALL_RIGHTS & ~bits(rights);
  }

  static void assertCode(Outcome outcome, ResponseCode code) {
    assertThat(outcome.responseCode()).as(outcome.toString()).isEqualTo(code.number());
  }

  static void assertSucceeds(Outcome outcome) {
    assertCode(outcome, ResponseCode.SUCCESS);
  }
}
