package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.Credential;
import java.io.IOException;

/** What the commands that change a record have in common: one request in somebody's name. */
final class RecordCommand {
  private final Invocation invocation;

  RecordCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Makes the request once it is known who asks. */
  @FunctionalInterface
  interface Request {
    /** The request of an identity. */
    Operation of(Credential credential);
  }

  /** Sends the request and prints the answer; a refusal ends the command. */
  Outcome send(Handle handle, Request request, OpFlags flags)
      throws IOException, KeyException, CommandException {
    try (Peer peer = Peer.of(invocation, ClientTransport.TCP)) {
      Credential credential = peer.credential();
      Outcome outcome = peer.askAs(credential, request.of(credential), flags);
      Answers.require(invocation, handle, outcome);
      return outcome;
    }
  }
}
