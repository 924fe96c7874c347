package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.json.OutcomeJson;

/** What commands do with an answer: print it as JSON, and fail when it is a refusal. */
final class Answers {
  private Answers() {}

  /** Prints the answer for programs, if that is wanted. */
  static void print(Invocation invocation, Handle asked, Outcome outcome) {
    if (invocation.json()) {
      // A minted name is known from the answer only.
      Handle handle = outcome instanceof Outcome.Created created ? created.handle() : asked;
      invocation.streams().out().println(OutcomeJson.of(handle, outcome, false).text());
    }
  }

  /** Prints the answer as above; a refusal ends the command. */
  static void require(Invocation invocation, Handle asked, Outcome outcome)
      throws CommandException {
    print(invocation, asked, outcome);
    if (!(outcome instanceof Outcome.Success)) {
      throw new CommandException(ExitCode.FAILED, refusal(invocation, asked, outcome));
    }
  }

  /** {@code 88.300/x: 100 handle not found}, and what the node says about it. */
  static String refusal(Invocation invocation, Handle asked, Outcome outcome) {
    int code = outcome.responseCode();
    String name =
        invocation
            .messages()
            .text(ResponseCode.of(code).isPresent() ? "code." + code : "code.unknown");
    String message =
        outcome instanceof Outcome.Refused refused && !refused.message().isEmpty()
            ? ": " + refused.message()
            : "";
    return asked + ": " + code + " " + name + message;
  }
}
