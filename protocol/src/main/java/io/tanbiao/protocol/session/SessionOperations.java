package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.SessionExchangeKey;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.operation.Operation.SessionTerminate;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Opens sessions and ends them (ops 400 to 402, wire notes §6). Takes milliseconds and reads the
 * store, so it must not be called on an event loop.
 */
public final class SessionOperations implements RequestHandler {
  private static final Refused NO_KEY_AWAITED =
      Refused.with(ResponseCode.INVALID_SESSION_SETUP, "No key exchange waits for a key");

  private final Sessions sessions;
  private final KeyExchange exchange;

  /** Opens sessions with keys of the given sources. */
  public SessionOperations(Sessions sessions, SessionSettings settings, KeySources keys) {
    this.sessions = sessions;
    this.exchange = new KeyExchange(sessions, settings, keys);
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return CompletableFuture.completedFuture(outcomeOf(context, operation));
  }

  private Outcome outcomeOf(RequestContext context, Operation operation) {
    if (operation instanceof SessionSetup setup) {
      return exchange.open(setup, context);
    } else if (operation instanceof SessionExchangeKey key) {
      return take(context.asker(), key.encryptedKey());
    } else if (operation instanceof SessionTerminate) {
      return end(context.asker());
    }
    throw new AssertionError(operation.opCode());
  }

  private Outcome take(Asker asker, Octets encryptedKey) {
    Optional<OpenSession> session =
        asker instanceof Asker.Member member
            ? sessions.find(member.session().id()).filter(OpenSession::awaitsKey)
            : Optional.empty();
    return session.isPresent() && exchange.complete(session.get(), encryptedKey)
        ? Done.PLAINLY
        : NO_KEY_AWAITED;
  }

  private Outcome end(Asker asker) {
    if (!(asker instanceof Asker.Member member)) {
      return Refused.with(ResponseCode.SESSION_TIMED_OUT, "Can not get session info.");
    }
    if (!member.vouched()) {
      return Refused.with(ResponseCode.INVALID_SESSION_KEY, "Invalid session key.");
    }
    sessions.find(member.session().id()).ifPresent(sessions::end);
    return Done.PLAINLY;
  }
}
