package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Referral;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.session.OpenSession;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.util.List;
import java.util.Optional;

/**
 * Vouches for answers and encrypts them (wire notes §6): with the key of the session, as long as it
 * is open, else with a signature of the site. Stateless; safe for use by any thread.
 */
final class AnswerSeal {
  /** The first version in which what not everybody may read is encrypted without being asked. */
  private static final ProtocolVersion ENCRYPTS_UNASKED = new ProtocolVersion(2, 8);

  private final Signatures signatures;

  AnswerSeal(Signatures signatures) {
    this.signatures = signatures;
  }

  /** An answer with its envelope. */
  Octets encode(Answer answer, Optional<OpenSession> session) {
    if (session.isPresent() && session.get().isOpen() && !exchangesKeys(answer)) {
      return encode(answer, session.get());
    }
    return answer.head().has(OpFlags.CERT)
        ? MessageCodec.encode(signatures.sign(Answers.message(answer)))
        : Answers.encode(answer);
  }

  private static Octets encode(Answer answer, OpenSession session) {
    Message plain = Answers.message(answer);
    Message message = answer.head().has(OpFlags.CERT) ? session.vouchFor(plain) : plain;
    return isToBeEncrypted(answer) ? session.encrypt(message) : MessageCodec.encode(message);
  }

  /** Signed by the site, for the client has no other key yet that it trusts. */
  private static boolean exchangesKeys(Answer answer) {
    OpCode opCode = answer.head().opCode();
    return opCode.equals(OpCode.SESSION_SETUP) || opCode.equals(OpCode.SESSION_EXCHANGE_KEY);
  }

  private static boolean isToBeEncrypted(Answer answer) {
    return answer.head().has(OpFlags.ENCR)
        || (answer.head().version().isAtLeast(ENCRYPTS_UNASKED)
            && valuesOf(answer.outcome()).stream().anyMatch(v -> !v.permissions().isPublic()));
  }

  private static List<HandleValue> valuesOf(Outcome outcome) {
    if (outcome instanceof Referral referral) {
      return referral.values();
    }
    if (!(outcome instanceof Resolved resolved)) {
      return List.of();
    }
    try {
      return ValueListCodec.read(new OctetReader(resolved.valueList()));
    } catch (WireException e) {
      throw new IllegalStateException("values that cannot be read", e);
    }
  }
}
