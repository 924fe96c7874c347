package io.tanbiao.core.pipeline;

import io.tanbiao.core.authenticate.Checked;
import io.tanbiao.core.authenticate.PendingChallenges.Pending;
import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.Operation.LogIn;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.Optional;

/**
 * Log-in of the national SDKs (op 2001, wire notes §9.4): who proves to be the identity that it
 * names is who asks on that connection from then on.
 *
 * <p>Every log-in is challenged, also one on a connection where somebody is logged in already: that
 * one is logged out first, so that a log-in that fails leaves nobody.
 */
final class LogIns {
  private static final Refused NO_CONNECTION =
      Refused.with(
          ResponseCode.OPERATION_NOT_SUPPORTED, "Log-in lasts for a TCP connection: use TCP");
  private static final Refused OTHER_CONNECTION =
      Refused.with(
          ResponseCode.AUTHENTICATION_FAILED, "The log-in was asked for on another connection");
  private static final Refused OTHER_IDENTITY =
      Refused.with(
          ResponseCode.AUTHENTICATION_FAILED, "The log-in was asked for by another identity");

  private final CaseRule caseRule;

  LogIns(CaseRule caseRule) {
    this.caseRule = caseRule;
  }

  /** Logs out who was logged in; why there can be no challenge, if there can be none. */
  Optional<Outcome> begin(RequestContext context) {
    context.connection().logOut();
    return context.connection().takesLogIns() ? Optional.empty() : Optional.of(NO_CONNECTION);
  }

  /** Binds the identity to the connection when its answer is right. */
  Outcome complete(Pending pending, Administration.Reply reply) {
    Connection connection = pending.context().connection();
    if (reply.context().connection() != connection) {
      return OTHER_CONNECTION;
    }
    connection.logOut();
    if (!isSame(((LogIn) pending.operation()).identity(), reply.answer().identity())) {
      return OTHER_IDENTITY;
    }
    Checked checked = reply.attempt().check(pending.signed());
    if (!checked.isValid()) {
      return checked.refusal();
    }
    connection.logIn(new Asker.Remembered(reply.answer().identity(), checked.keys()));
    return Outcome.Done.PLAINLY;
  }

  private boolean isSame(Reference one, Reference other) {
    return one.index() == other.index()
        && caseRule.key(one.handle()).equals(caseRule.key(other.handle()));
  }
}
