package io.tanbiao.protocol.vector;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.AnswerHead;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.MessageCredential;
import java.util.Optional;

/**
 * What a vector means, written by hand; starts from what most vectors have and names what differs.
 */
final class Golden {
  private static final int REQUEST_FLAGS = 0x19000000;
  private static final int ANSWER_FLAGS = 0x99000000;

  private final String vector;
  private final Optional<Operation> operation;
  private final Optional<Outcome> outcome;
  private final OpCode opCode;
  private int responseCode;
  private ProtocolVersion version = ProtocolVersion.NEWEST;
  private ProtocolVersion suggested = ProtocolVersion.NEWEST;
  private boolean compressed;
  private boolean truncated;
  private int sessionId;
  private int requestId = 0x0a000001;
  private int messageId;
  private OpFlags flags;
  private int siteSerial = 7;
  private int recursionCount;
  private int expirationSeconds = 0x70dbd880;
  private Octets digest = Octets.EMPTY;
  private Optional<MessageCredential> credential = Optional.empty();

  private Golden(
      String vector, OpCode opCode, Optional<Operation> operation, Optional<Outcome> outcome) {
    this.vector = vector;
    this.opCode = opCode;
    this.operation = operation;
    this.outcome = outcome;
    this.flags = new OpFlags(operation.isPresent() ? REQUEST_FLAGS : ANSWER_FLAGS);
    this.responseCode = outcome.map(Outcome::responseCode).orElse(0);
  }

  static Golden request(String vector, Operation operation) {
    return new Golden(vector, operation.opCode(), Optional.of(operation), Optional.empty());
  }

  static Golden answer(String vector, OpCode opCode, Outcome outcome) {
    return new Golden(vector, opCode, Optional.empty(), Optional.of(outcome));
  }

  Golden version(int major, int minor) {
    version = new ProtocolVersion(major, minor);
    return this;
  }

  Golden suggesting(int major, int minor) {
    suggested = new ProtocolVersion(major, minor);
    return this;
  }

  Golden compressed() {
    compressed = true;
    return this;
  }

  Golden truncated() {
    truncated = true;
    return this;
  }

  Golden ids(int session, int request, int message) {
    sessionId = session;
    requestId = request;
    messageId = message;
    return this;
  }

  Golden session(int id) {
    sessionId = id;
    return this;
  }

  Golden request(int id) {
    requestId = id;
    return this;
  }

  Golden flags(int bits) {
    flags = new OpFlags(bits);
    return this;
  }

  Golden responseCode(int code) {
    responseCode = code;
    return this;
  }

  Golden serial(int serial) {
    siteSerial = serial;
    return this;
  }

  Golden recursions(int count) {
    recursionCount = count;
    return this;
  }

  Golden expiring(int seconds) {
    expirationSeconds = seconds;
    return this;
  }

  Golden digest(Octets octets) {
    digest = octets;
    return this;
  }

  Golden credential(MessageCredential proof) {
    credential = Optional.of(proof);
    return this;
  }

  String vector() {
    return vector;
  }

  OpCode opCode() {
    return opCode;
  }

  ProtocolVersion version() {
    return version;
  }

  OpFlags flags() {
    return flags;
  }

  boolean isRequest() {
    return operation.isPresent();
  }

  int responseCode() {
    return responseCode;
  }

  Decoded decoded() {
    Envelope envelope =
        new Envelope(
            version, compressed, false, truncated, suggested, sessionId, requestId, messageId, 0);
    Header header =
        new Header(opCode, responseCode, flags, siteSerial, recursionCount, expirationSeconds, 0);
    Object content = operation.isPresent() ? operation.get() : answerWith(outcome.get());
    return new Decoded(envelope, header, content, credential);
  }

  private Answer answerWith(Outcome content) {
    AnswerHead head =
        new AnswerHead(
            version,
            sessionId,
            requestId,
            opCode,
            flags,
            siteSerial,
            recursionCount,
            expirationSeconds);
    return new Answer(head, digest, content);
  }

  @Override
  public String toString() {
    return vector;
  }
}
