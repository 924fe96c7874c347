package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.operation.Operation.SessionTerminate;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestHandler;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Opens sessions by Diffie-Hellman, the only key exchange that works between deployed peers, and
 * ends them (ops 400 to 402, wire notes §6, §10.12). Takes milliseconds, so it must not be called
 * on an event loop.
 */
public final class SessionOperations implements RequestHandler {
  private static final int DIFFIE_HELLMAN = 4;
  private static final int LAST_MODE = 4;

  private final Sessions sessions;
  private final SessionSettings settings;
  private final KeyAgreement agreement;

  /** Makes a new key for each session. */
  public SessionOperations(Sessions sessions, SessionSettings settings, SecureRandom random) {
    this(sessions, settings, new EphemeralKeys(random));
  }

  /** Agrees on keys as told. */
  public SessionOperations(Sessions sessions, SessionSettings settings, KeyAgreement agreement) {
    this.sessions = sessions;
    this.settings = settings;
    this.agreement = agreement;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return CompletableFuture.completedFuture(outcomeOf(context, operation));
  }

  private Outcome outcomeOf(RequestContext context, Operation operation) {
    if (operation instanceof SessionSetup setup) {
      return open(setup, context.answerVersion());
    }
    return operation instanceof SessionTerminate
        ? end(context.asker())
        : Refused.with(ResponseCode.INVALID_SESSION_SETUP, "No key exchange waits for a key");
  }

  private Outcome open(SessionSetup setup, ProtocolVersion version) {
    int mode = setup.mode();
    if (mode != DIFFIE_HELLMAN) {
      return Refused.with(
          ResponseCode.SESSION_FAILED,
          mode > 0 && mode < LAST_MODE
              ? "Key exchange mode " + mode + " is not supported (expected: 4)"
              : "Unrecognized key exchange mode");
    }
    boolean choosesCipher = version.isAtLeast(SessionKey.WITH_VECTOR);
    if (!choosesCipher && !settings.allowsDes()) {
      return Refused.with(ResponseCode.SESSION_FAILED, "DES is not allowed (expected: 2.4 or up)");
    }
    try {
      return open(setup, choosesCipher, DhPublicKey.decode(setup.publicKey()));
    } catch (WireException e) {
      return Refused.with(ResponseCode.SESSION_FAILED, "Error encoding public session key");
    }
  }

  private Outcome open(SessionSetup setup, boolean choosesCipher, DhPublicKey client) {
    SessionCipher cipher = choosesCipher ? settings.cipher() : SessionCipher.DES;
    KeyAgreement.Agreed agreed = agreement.agree(client);
    OpenSession session =
        sessions.open(
            setup.identity(), SessionKey.of(cipher, agreed.secret()), setup.timeoutSeconds());
    Octets key = agreed.ours().encode();
    Octets data =
        choosesCipher
            ? new OctetWriter(4 + key.length()).int32(cipher.number()).octets(key).finish()
            : key;
    return new SessionOpened(session.id(), DIFFIE_HELLMAN, data);
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
