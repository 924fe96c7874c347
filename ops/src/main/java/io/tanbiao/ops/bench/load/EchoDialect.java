package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.AnswerHead;
import io.tanbiao.protocol.body.Answers;
import java.util.Arrays;

/** Real requests to a server that answers all of them with the same octets but for their ids. */
public final class EchoDialect implements Dialect {
  /** Where the id stands in requests and answers. */
  public static final int REQUEST_ID_AT = MessageOctets.REQUEST_ID;

  private static final int REQUEST_ID_OCTETS = 4;

  private final ResolutionDialect requests = new ResolutionDialect(Dataset.USUAL);
  private final byte[] expected = answer();

  /** The answer, of the length of an answer to a resolution. */
  public static byte[] answer() {
    Octets values = ValueListCodec.encode(Dataset.USUAL.values(0, 0));
    AnswerHead head =
        new AnswerHead(ProtocolVersion.NEWEST, 0, 0, OpCode.RESOLUTION, OpFlags.NONE, 1, 0, 0);
    Resolved resolved = new Resolved(Dataset.USUAL.handle(0), values);
    return Answers.encode(new Answer(head, Octets.EMPTY, resolved)).toArray();
  }

  @Override
  public int requestOctets() {
    return requests.requestOctets();
  }

  @Override
  public void write(int requestId, int number, ByteBuf out) {
    requests.write(requestId, number, out);
  }

  @Override
  public int answerOctets(byte[] octets, int from, int to) {
    return requests.answerOctets(octets, from, to);
  }

  @Override
  public int requestId(byte[] octets, int from, int length) {
    return requests.requestId(octets, from, length);
  }

  @Override
  public Verdict check(byte[] octets, int from, int length, int number) {
    int behind = REQUEST_ID_AT + REQUEST_ID_OCTETS;
    boolean same =
        length == expected.length
            && Arrays.equals(octets, from, from + REQUEST_ID_AT, expected, 0, REQUEST_ID_AT)
            && Arrays.equals(octets, from + behind, from + length, expected, behind, length);
    return same ? Verdict.RIGHT : Verdict.WRONG;
  }
}
