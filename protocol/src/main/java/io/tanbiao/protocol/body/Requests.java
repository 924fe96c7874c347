package io.tanbiao.protocol.body;

import static java.util.Map.entry;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.AddValues;
import io.tanbiao.core.operation.Operation.BackupServer;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.DeleteHandle;
import io.tanbiao.core.operation.Operation.GetSiteInfo;
import io.tanbiao.core.operation.Operation.HomePrefix;
import io.tanbiao.core.operation.Operation.ListDerivedPrefixes;
import io.tanbiao.core.operation.Operation.ListHandles;
import io.tanbiao.core.operation.Operation.ListHomedPrefixes;
import io.tanbiao.core.operation.Operation.ModifyValues;
import io.tanbiao.core.operation.Operation.NextTransactionId;
import io.tanbiao.core.operation.Operation.SessionTerminate;
import io.tanbiao.core.operation.Operation.UnhomePrefix;
import io.tanbiao.core.operation.Operation.Unknown;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import java.util.Map;
import java.util.Set;

/** Operations to messages and back (wire notes §3). Stateless; safe for use by any thread. */
public final class Requests {
  /** The one place where an operation gets its body codec. */
  private static final Map<OpCode, RequestCodec<?>> CODECS =
      Map.ofEntries(
          entry(OpCode.RESOLUTION, new ResolutionCodec()),
          entry(
              OpCode.GET_SITE_INFO,
              new HandleRequestCodec<>(GetSiteInfo::new, GetSiteInfo::handle)),
          entry(
              OpCode.CREATE_HANDLE,
              new ValuesRequestCodec<>(
                  CreateHandle::new, CreateHandle::handle, CreateHandle::values)),
          entry(
              OpCode.DELETE_HANDLE,
              new HandleRequestCodec<>(DeleteHandle::new, DeleteHandle::handle)),
          entry(
              OpCode.ADD_VALUE,
              new ValuesRequestCodec<>(AddValues::new, AddValues::handle, AddValues::values)),
          entry(OpCode.REMOVE_VALUE, new RemoveValuesCodec()),
          entry(
              OpCode.MODIFY_VALUE,
              new ValuesRequestCodec<>(
                  ModifyValues::new, ModifyValues::handle, ModifyValues::values)),
          entry(
              OpCode.LIST_HANDLES, new HandleRequestCodec<>(ListHandles::new, ListHandles::handle)),
          entry(
              OpCode.LIST_DERIVED_PREFIXES,
              new HandleRequestCodec<>(ListDerivedPrefixes::new, ListDerivedPrefixes::handle)),
          entry(OpCode.CHALLENGE_ANSWER, new ChallengeAnswerCodec()),
          entry(OpCode.VERIFY_CHALLENGE, new VerifyChallengeCodec()),
          entry(OpCode.HOME_PREFIX, new HandleRequestCodec<>(HomePrefix::new, HomePrefix::handle)),
          entry(
              OpCode.UNHOME_PREFIX,
              new HandleRequestCodec<>(UnhomePrefix::new, UnhomePrefix::handle)),
          entry(
              OpCode.LIST_HOMED_PREFIXES,
              new HandleRequestCodec<>(ListHomedPrefixes::new, ListHomedPrefixes::handle)),
          entry(OpCode.SESSION_SETUP, new SessionSetupCodec()),
          entry(
              OpCode.SESSION_TERMINATE,
              new HandleRequestCodec<>(SessionTerminate::new, SessionTerminate::handle)),
          entry(OpCode.SESSION_EXCHANGE_KEY, new SessionExchangeKeyCodec()),
          entry(
              OpCode.NEXT_TRANSACTION_ID,
              new HandleRequestCodec<>(NextTransactionId::new, NextTransactionId::handle)),
          entry(OpCode.RETRIEVE_TRANSACTIONS, new RetrieveTransactionsCodec()),
          entry(OpCode.DUMP_HANDLES, new DumpHandlesCodec()),
          entry(
              OpCode.BACKUP_SERVER,
              new HandleRequestCodec<>(BackupServer::new, BackupServer::handle)),
          entry(OpCode.LOG_IN, new LogInCodec()));

  private Requests() {}

  /** The operations whose bodies are understood. */
  public static Set<OpCode> opCodes() {
    return CODECS.keySet();
  }

  /** What a request asks for; {@link Unknown} for a number without meaning here. */
  public static Operation decode(Message message) throws WireException {
    return decode(message.header().opCode(), message.bodyReader(), message.envelope().version());
  }

  /**
   * Reads the body of a request.
   *
   * @param in narrowed to the body; octets after the last field are left unread
   * @param version of the envelope of the request
   */
  public static Operation decode(OpCode opCode, OctetReader in, ProtocolVersion version)
      throws WireException {
    RequestCodec<?> codec = CODECS.get(opCode);
    return (codec == null ? new UnknownCodec(opCode) : codec).read(in, version);
  }

  /** The length of the body of a request. */
  public static int bodyLengthOctets(Operation operation, ProtocolVersion version) {
    return codecOf(operation).lengthOctets(operation, version);
  }

  /** The body of a request. */
  public static Octets encodeBody(Operation operation, ProtocolVersion version) {
    RequestCodec<Operation> codec = codecOf(operation);
    OctetWriter out = new OctetWriter(codec.lengthOctets(operation, version));
    codec.write(operation, version, out);
    return out.finish();
  }

  /**
   * An unsigned request in the newest version.
   *
   * @param sessionId 0 for none; of the challenge for its answer
   * @param requestId above 0, not in use on the same connection
   * @param expirationSeconds since the epoch
   */
  public static Message message(
      Operation operation, OpFlags flags, int sessionId, int requestId, int expirationSeconds) {
    Envelope envelope = Envelope.plain(ProtocolVersion.NEWEST, sessionId, requestId);
    return message(envelope, operation, flags, expirationSeconds);
  }

  /** An unsigned request in the version of its envelope. */
  public static Message message(
      Envelope envelope, Operation operation, OpFlags flags, int expirationSeconds) {
    Header header =
        new Header(
            operation.opCode(), 0, flags, Header.UNKNOWN_SITE_SERIAL, 0, expirationSeconds, 0);
    return Message.of(envelope, header, encodeBody(operation, envelope.version()), Octets.EMPTY);
  }

  /** The codec in the table belongs to the record whose op code it is found by. */
  @SuppressWarnings("unchecked")
  private static RequestCodec<Operation> codecOf(Operation operation) {
    RequestCodec<?> codec =
        operation instanceof Unknown
            ? new UnknownCodec(operation.opCode())
            : CODECS.get(operation.opCode());
    return (RequestCodec<Operation>) codec;
  }
}
