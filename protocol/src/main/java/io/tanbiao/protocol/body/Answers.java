package io.tanbiao.protocol.body;

import static java.util.Map.entry;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import java.util.Map;
import java.util.Set;

/** Outcomes to messages and back (wire notes §3). Stateless; safe for use by any thread. */
public final class Answers {
  private static final DoneCodec DONE = new DoneCodec();
  private static final NamesCodec NAMES = new NamesCodec();
  private static final ReferralCodec REFERRAL = new ReferralCodec();
  private static final ChallengeCodec CHALLENGE = new ChallengeCodec();
  private static final OldChallengeCodec OLD_CHALLENGE = new OldChallengeCodec();
  private static final RefusedCodec REFUSED = new RefusedCodec();

  /** The one place where the success of an operation gets its body codec. */
  private static final Map<OpCode, AnswerCodec<?>> SUCCESS =
      Map.ofEntries(
          entry(OpCode.RESOLUTION, new ResolvedCodec()),
          entry(OpCode.GET_SITE_INFO, new SiteInfoCodec()),
          entry(OpCode.CREATE_HANDLE, new CreatedCodec()),
          entry(OpCode.DELETE_HANDLE, DONE),
          entry(OpCode.ADD_VALUE, DONE),
          entry(OpCode.REMOVE_VALUE, DONE),
          entry(OpCode.MODIFY_VALUE, DONE),
          entry(OpCode.LIST_HANDLES, NAMES),
          entry(OpCode.LIST_DERIVED_PREFIXES, NAMES),
          entry(OpCode.CHALLENGE_ANSWER, DONE),
          entry(OpCode.VERIFY_CHALLENGE, new VerifiedCodec()),
          entry(OpCode.HOME_PREFIX, DONE),
          entry(OpCode.UNHOME_PREFIX, DONE),
          entry(OpCode.LIST_HOMED_PREFIXES, NAMES),
          entry(OpCode.SESSION_SETUP, new SessionOpenedCodec()),
          entry(OpCode.SESSION_TERMINATE, DONE),
          entry(OpCode.SESSION_EXCHANGE_KEY, DONE),
          entry(OpCode.NEXT_TRANSACTION_ID, new TransactionIdCodec()),
          entry(OpCode.RETRIEVE_TRANSACTIONS, new StreamFollowsCodec()),
          entry(OpCode.DUMP_HANDLES, new DumpFollowsCodec()),
          entry(OpCode.BACKUP_SERVER, DONE),
          entry(OpCode.LOG_IN, DONE));

  private Answers() {}

  /** The operations whose successful answers are understood. */
  public static Set<OpCode> opCodes() {
    return SUCCESS.keySet();
  }

  /**
   * Reads an answer that is not encrypted. The code decides before the operation does, since an
   * error may name none.
   */
  public static Answer decode(Message message) throws WireException {
    AnswerHead head = headOf(message);
    int code = CodesOnWire.read(message.header().responseCode(), head.version());
    AnswerCodec<?> codec = codecOf(head, code);
    OctetReader in = message.bodyReader();
    Octets digest = head.returnsDigest() ? TypedDigest.read(in) : Octets.EMPTY;
    return new Answer(head, digest, codec.read(in, head, code, digest));
  }

  /** An answer as an unsigned message. */
  public static Message message(Answer answer) {
    AnswerHead head = answer.head();
    Octets body = encodeBody(answer);
    return Message.of(envelopeOf(head), headerOf(answer, body.length()), body, Octets.EMPTY);
  }

  /** The length of {@link #encode(Answer)}. */
  public static int encodedLength(Answer answer) {
    return Envelope.LENGTH_OCTETS + messageLength(bodyLength(answer, codecOf(answer)));
  }

  /**
   * An answer with its envelope, unsigned.
   *
   * <p>The flags are written as they are, and must agree with the outcome: RRDG with the digest,
   * OVRW with what was overwritten.
   *
   * @throws IllegalArgumentException when the outcome is none of the operation, or the digest is
   *     missing
   */
  public static Octets encode(Answer answer) {
    AnswerCodec<Outcome> codec = codecOf(answer);
    int bodyLength = bodyLength(answer, codec);
    int messageLength = messageLength(bodyLength);
    OctetWriter out = new OctetWriter(Envelope.LENGTH_OCTETS + messageLength);
    envelopeOf(answer.head()).withMessageLength(messageLength).write(out);
    headerOf(answer, bodyLength).write(out);
    writeBody(answer, codec, out);
    return out.int32(0).finish();
  }

  private static Octets encodeBody(Answer answer) {
    AnswerCodec<Outcome> codec = codecOf(answer);
    OctetWriter out = new OctetWriter(bodyLength(answer, codec));
    writeBody(answer, codec, out);
    return out.finish();
  }

  private static int bodyLength(Answer answer, AnswerCodec<Outcome> codec) {
    int digest = answer.head().returnsDigest() ? TypedDigest.lengthOctets(answer.digest()) : 0;
    return digest + codec.lengthOctets(answer.outcome());
  }

  private static int messageLength(int bodyLength) {
    return Header.LENGTH_OCTETS + bodyLength + Fields.LENGTH_OCTETS;
  }

  private static void writeBody(Answer answer, AnswerCodec<Outcome> codec, OctetWriter out) {
    if (answer.head().returnsDigest()) {
      TypedDigest.write(answer.digest(), out);
    }
    codec.write(answer.outcome(), out);
  }

  private static Envelope envelopeOf(AnswerHead head) {
    return Envelope.plain(head.version(), head.sessionId(), head.requestId());
  }

  private static Header headerOf(Answer answer, int bodyLength) {
    AnswerHead head = answer.head();
    return new Header(
        head.opCode(),
        CodesOnWire.write(answer.outcome().responseCode(), head.version()),
        head.flags(),
        head.siteSerial(),
        head.recursionCount(),
        head.expirationSeconds(),
        bodyLength);
  }

  private static AnswerHead headOf(Message message) {
    Envelope envelope = message.envelope();
    Header header = message.header();
    return new AnswerHead(
        envelope.version(),
        envelope.sessionId(),
        envelope.requestId(),
        header.opCode(),
        header.flags(),
        header.siteSerial(),
        header.recursionCount(),
        header.expirationSeconds());
  }

  private static AnswerCodec<?> codecOf(AnswerHead head, int code) throws WireException {
    if (code == 0) {
      throw new WireException(Reason.BAD_FIELD, "response code: 0 (expected: that of an answer)");
    }
    if (code != ResponseCode.SUCCESS.number()) {
      return ofCode(code, head.version());
    }
    AnswerCodec<?> codec = SUCCESS.get(head.opCode());
    if (codec == null) {
      throw new WireException(Reason.BAD_FIELD, "op code: " + head.opCode().number());
    }
    return codec;
  }

  private static AnswerCodec<?> ofCode(int code, ProtocolVersion version) {
    if (code == ResponseCode.AUTHENTICATION_NEEDED.number()) {
      return version.isAtLeast(ProtocolVersion.TYPED_DIGESTS) ? CHALLENGE : OLD_CHALLENGE;
    }
    boolean isReferral =
        code == ResponseCode.SERVICE_REFERRAL.number()
            || code == ResponseCode.PREFIX_REFERRAL.number();
    return isReferral ? REFERRAL : REFUSED;
  }

  /** Checked by the type that each codec names. */
  @SuppressWarnings("unchecked")
  private static AnswerCodec<Outcome> codecOf(Answer answer) {
    Outcome outcome = answer.outcome();
    AnswerCodec<?> codec =
        outcome instanceof Outcome.Success
            ? SUCCESS.get(answer.head().opCode())
            : ofCode(outcome.responseCode(), answer.head().version());
    if (codec == null || !codec.type().isInstance(outcome)) {
      throw new IllegalArgumentException(
          "outcome: " + outcome.getClass().getSimpleName() + " of " + answer.head().opCode());
    }
    return (AnswerCodec<Outcome>) codec;
  }
}
