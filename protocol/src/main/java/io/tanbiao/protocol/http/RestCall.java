package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.json.NamesJson;
import io.tanbiao.protocol.json.OutcomeJson;
import java.util.Optional;

/**
 * A request to the JSON interface as the rules know it, and how its outcome is printed.
 *
 * @param operation what is asked for
 * @param flags of the request
 * @param style how the client wants its JSON
 * @param printer prints the outcome, unless it is a list
 * @param names what stands around the names, if the outcome may be a list
 */
record RestCall(
    Operation operation,
    OpFlags flags,
    JsonStyle style,
    Printer printer,
    Optional<NamesJson.Frame> names) {
  /** Prints outcomes. */
  @FunctionalInterface
  interface Printer {
    /** The JSON object of an outcome. */
    Octets print(Outcome outcome, boolean pretty);
  }

  /** A call whose outcome is no list. */
  RestCall(Operation operation, OpFlags flags, JsonStyle style, Printer printer) {
    this(operation, flags, style, printer, Optional.empty());
  }

  /** A call that reads a record. */
  static RestCall reading(Operation.Resolution resolution, OpFlags flags, JsonStyle style) {
    return new RestCall(
        resolution,
        flags,
        style,
        (outcome, pretty) -> OutcomeJson.of(resolution.handle(), outcome, pretty));
  }

  /** A call that changes something about a name. */
  static RestCall writing(Handle asked, Operation operation, OpFlags flags, JsonStyle style) {
    return new RestCall(
        operation, flags, style, (outcome, pretty) -> OutcomeJson.ofWrite(asked, outcome, pretty));
  }
}
