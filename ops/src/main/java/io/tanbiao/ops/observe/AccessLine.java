package io.tanbiao.ops.observe;

import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * One request in the access log: columns with a tab between them, {@code -} for what is not there.
 *
 * <pre>time | peer | transport | operation | code | microseconds | session | handle | identity
 * </pre>
 *
 * <p>The session number joins the lines of a challenged request and of the proof that completed it;
 * the second one names the identity. Values and proofs are never logged.
 *
 * @param at when it was answered
 * @param context its circumstances
 * @param operation what was asked
 * @param outcome what became of it
 * @param nanos how long it took
 */
record AccessLine(
    Instant at, RequestContext context, Operation operation, Outcome outcome, long nanos) {
  /** The longest handle or identity that is written, in characters. */
  static final int MAX_NAME = 512;

  private static final char TAB = '\t';
  private static final String NONE = "-";

  /** Names of the columns. */
  static final String HEAD =
      "# time\tpeer\ttransport\toperation\tcode\tmicros\tsession\thandle\tidentity\n";

  /** Whether a request changes something or proves an identity. */
  static boolean isChange(Operation operation) {
    int number = operation.opCode().number();
    boolean reads = number == OpCode.RESOLUTION.number() || number == OpCode.GET_SITE_INFO.number();
    return !reads;
  }

  /** Writes the line. */
  void appendTo(StringBuilder line, TimeText times) {
    times.append(at, line);
    line.append(TAB);
    line.append(context.peer().getAddress().getHostAddress());
    line.append(' ').append(context.peer().getPort()).append(TAB);
    line.append(context.transport().label()).append(TAB);
    line.append(operationLabel()).append(TAB);
    line.append(outcome.responseCode()).append(TAB);
    line.append(TimeUnit.NANOSECONDS.toMicros(nanos)).append(TAB);
    appendSession(line);
    line.append(TAB);
    appendName(line, operation.subject().map(Object::toString).orElse(NONE));
    line.append(TAB);
    appendName(line, identity());
    line.append('\n');
  }

  /** Writes how many resolutions have no line. */
  static void appendUnrecorded(Instant at, long count, StringBuilder text) {
    text.append("# ").append(at.truncatedTo(ChronoUnit.MILLIS)).append(TAB).append(count);
    text.append(" resolutions not recorded (log.accessPerSecond)\n");
  }

  /** Who answers a challenge, rightly or not, else whom a session belongs to. */
  private String identity() {
    return operation instanceof Operation.ChallengeAnswer answer
        ? answer.identity().toString()
        : context.asker().identity().map(Object::toString).orElse(NONE);
  }

  private String operationLabel() {
    OpCode opCode =
        outcome instanceof Outcome.OfChallenged challenged
            ? challenged.opCode()
            : operation.opCode();
    return opCode.label();
  }

  private void appendSession(StringBuilder line) {
    int session =
        outcome instanceof Outcome.Challenge challenge
            ? challenge.sessionId()
            : context.sessionId();
    line.append(session == 0 ? NONE : Integer.toHexString(session));
  }

  /** Control characters could forge lines; they become question marks. */
  private static void appendName(StringBuilder line, String name) {
    int length = Math.min(name.length(), MAX_NAME);
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
    }
  }
}
