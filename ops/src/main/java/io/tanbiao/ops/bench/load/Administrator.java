package io.tanbiao.ops.bench.load;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.session.ClientExchange;
import io.tanbiao.protocol.session.OpenSession;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of a client that creates handles: in a session with MACs but no encryption, or with
 * a challenge for each (wire notes §4, §6). Belongs to one event loop.
 */
final class Administrator {
  private static final int EXPIRATION_SECONDS = 43_200;
  private static final int SESSION_TIMEOUT_SECONDS = 86_400;
  private static final int ADMIN_INDEX = 100;

  private final Creating creating;
  private final SecureRandom random;
  private final HandleValue owner;
  private ClientExchange exchange;
  private OpenSession session;
  private Message request;
  private int number;
  private int requestId;

  /**
   * What is created, and by whom.
   *
   * @param dataset names and public values of the new records, which get an HS_ADMIN besides
   * @param credential who creates
   * @param owner whom the HS_ADMIN names
   * @param inSession whether each client opens a session first
   */
  record Creating(Dataset dataset, Credential credential, Reference owner, boolean inSession) {}

  /** What to do next. */
  sealed interface Step {
    /** Send something. */
    record Send(Octets message) implements Step {}

    /** Go on creating: there is a session. */
    record Ready() implements Step {}

    /**
     * A handle is created, or not.
     *
     * @param lost whether the session is of no use any more
     */
    record Done(Verdict verdict, boolean lost) implements Step {}
  }

  Administrator(Creating creating, SecureRandom random) {
    this.creating = creating;
    this.random = random;
    this.owner =
        HandleValue.of(
            ADMIN_INDEX,
            "HS_ADMIN",
            AdminEntry.of(AdminEntry.ALL_RIGHTS, creating.owner()).encode());
  }

  /** The request for a session on a new connection, if there is to be one. */
  Optional<Octets> opening() {
    session = null;
    if (!creating.inSession()) {
      return Optional.empty();
    }
    exchange = new ClientExchange(creating.credential().identity(), random);
    request = message(exchange.request(SESSION_TIMEOUT_SECONDS), 0, OpFlags.NONE);
    return Optional.of(MessageCodec.encode(request));
  }

  /** The request for a new handle. */
  Octets create(int record) {
    number = record;
    List<HandleValue> values = new ArrayList<>(creating.dataset().values(record, 0));
    values.add(owner);
    Operation operation = new Operation.CreateHandle(creating.dataset().handle(record), values);
    if (session == null) {
      request = message(operation, 0, OpFlags.NONE);
      return MessageCodec.encode(request);
    }
    request = message(operation, session.id(), OpFlags.NONE.with(OpFlags.CERT));
    return MessageCodec.encode(session.vouchFor(request));
  }

  /**
   * Takes the next answer.
   *
   * @throws WireException when it is none to what was asked
   * @throws GeneralSecurityException when the key of the credential cannot be used
   */
  Step take(Message message) throws WireException, GeneralSecurityException {
    if (message.envelope().requestId() != requestId) {
      throw new WireException(
          Reason.BAD_FIELD,
          "request id: " + message.envelope().requestId() + " (expected: " + requestId + ")");
    }
    Answer answer = Answers.decode(message);
    Outcome outcome = answer.outcome();
    if (exchange != null) {
      return opened(outcome);
    }
    if (outcome instanceof Outcome.Challenge challenge) {
      return new Step.Send(proof(challenge, answer));
    }
    if (outcome instanceof Outcome.Created created) {
      boolean right = isMine(created) && isVouchedFor(message);
      return new Step.Done(right ? Verdict.RIGHT : Verdict.WRONG, false);
    }
    boolean busy = outcome.responseCode() == ResponseCode.SERVER_TOO_BUSY.number();
    return new Step.Done(busy ? Verdict.BUSY : Verdict.REFUSED, isLost(outcome));
  }

  private Step opened(Outcome outcome) throws WireException {
    if (outcome instanceof Outcome.SessionOpened opened) {
      session = exchange.session(opened);
      exchange = null;
      return new Step.Ready();
    }
    exchange = null;
    boolean busy = outcome.responseCode() == ResponseCode.SERVER_TOO_BUSY.number();
    return new Step.Done(busy ? Verdict.BUSY : Verdict.REFUSED, true);
  }

  private Octets proof(Outcome.Challenge challenge, Answer answer)
      throws WireException, GeneralSecurityException {
    if (!answer.digests(request)) {
      throw new WireException(Reason.BAD_FIELD, "digest (expected: that of the request)");
    }
    Credential credential = creating.credential();
    Octets signed = Octets.concat(challenge.nonce(), challenge.digest());
    Operation proof =
        new Operation.ChallengeAnswer(
            credential.authenticationType(),
            credential.identity(),
            credential.prove(signed, answer.head().version()));
    OpFlags flags = session == null ? OpFlags.NONE : OpFlags.NONE.with(OpFlags.CERT);
    Message next = message(proof, challenge.sessionId(), flags);
    boolean inSession = session != null && challenge.sessionId() == session.id();
    return MessageCodec.encode(inSession ? session.vouchFor(next) : next);
  }

  private boolean isMine(Outcome.Created created) {
    // An empty name stands for the one that was asked for.
    return created.handle().name().isEmpty()
        || created.handle().equals(creating.dataset().handle(number));
  }

  private boolean isVouchedFor(Message answer) {
    return session == null
        || (session.askerOf(answer) instanceof Asker.Member member && member.vouched());
  }

  private static boolean isLost(Outcome outcome) {
    int code = outcome.responseCode();
    return code >= ResponseCode.SESSION_TIMED_OUT.number()
        && code <= ResponseCode.SESSION_MESSAGE_REJECTED.number();
  }

  private Message message(Operation operation, int sessionId, OpFlags flags) {
    requestId = requestId == Integer.MAX_VALUE ? 1 : requestId + 1;
    int expiration = (int) (System.currentTimeMillis() / 1000 + EXPIRATION_SECONDS);
    return Requests.message(operation, flags, sessionId, requestId, expiration);
  }
}
