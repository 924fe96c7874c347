package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;
import java.util.List;

/** Resolutions as Handle messages (wire notes §3). */
public final class ResolutionDialect implements Dialect {
  private static final int EXPIRATION_SECONDS = 43_200;
  private static final int TIMESTAMP_OCTETS = 4;

  private final Dataset dataset;
  private final NumberedOctets request;
  private final NumberedOctets answerBody;

  /** Resolutions of all public values of the records of a data set. */
  public ResolutionDialect(Dataset dataset) {
    this.dataset = dataset;
    this.request = new NumberedOctets(request(dataset).toArray(), 0);
    this.answerBody = answerBody(dataset);
  }

  @Override
  public int requestOctets() {
    return request.length();
  }

  @Override
  public void write(int requestId, int number, ByteBuf out) {
    byte[] octets = request.of(number);
    MessageOctets.putInt32(octets, MessageOctets.REQUEST_ID, requestId);
    out.writeBytes(octets);
  }

  @Override
  public int answerOctets(byte[] octets, int from, int to) {
    return MessageOctets.messageOctets(octets, from, to);
  }

  @Override
  public int requestId(byte[] octets, int from, int length) {
    return MessageOctets.int32(octets, from + MessageOctets.REQUEST_ID);
  }

  @Override
  public Verdict check(byte[] octets, int from, int length, int number) {
    boolean asExpected =
        length >= MessageOctets.BODY + answerBody.length()
            && MessageOctets.int32(octets, from + MessageOctets.OP_CODE)
                == OpCode.RESOLUTION.number()
            && MessageOctets.int32(octets, from + MessageOctets.RESPONSE_CODE)
                == ResponseCode.SUCCESS.number()
            && MessageOctets.int32(octets, from + MessageOctets.BODY_LENGTH) == answerBody.length()
            && answerBody.matches(octets, from + MessageOctets.BODY, answerBody.length(), number);
    return asExpected ? Verdict.RIGHT : read(octets, from, length, number);
  }

  /** The same without a guess at the octets: a digest, or values in another order, are right. */
  private Verdict read(byte[] octets, int from, int length, int number) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(octets, from, length).slice();
      Envelope envelope = Envelope.read(buffer);
      var outcome = Answers.decode(MessageCodec.decode(envelope, buffer)).outcome();
      if (outcome instanceof Resolved resolved) {
        return isRight(resolved, number) ? Verdict.RIGHT : Verdict.WRONG;
      }
      return outcome.responseCode() == ResponseCode.SERVER_TOO_BUSY.number()
          ? Verdict.BUSY
          : Verdict.REFUSED;
    } catch (WireException e) {
      return Verdict.WRONG;
    }
  }

  private boolean isRight(Resolved resolved, int number) throws WireException {
    List<HandleValue> values = ValueListCodec.read(new OctetReader(resolved.valueList()));
    return resolved.handle().equals(dataset.handle(number)) && dataset.matches(number, values);
  }

  private static Octets request(Dataset dataset) {
    Resolution operation = new Resolution(dataset.handle(0), List.of(), List.of(), Octets.EMPTY);
    int expiration = (int) (System.currentTimeMillis() / 1000 + EXPIRATION_SECONDS);
    return MessageCodec.encode(
        Requests.message(operation, OpFlags.CLIENT_DEFAULT, 0, 1, expiration));
  }

  private static NumberedOctets answerBody(Dataset dataset) {
    Octets name = dataset.handle(0).name();
    List<HandleValue> values = dataset.values(0, 0);
    OctetWriter out = new OctetWriter(4 + name.length() + ValueListCodec.lengthOctets(values));
    out.bytes(name);
    ValueListCodec.write(values, out);
    int[] timestamps = new int[2 * values.size()];
    int at = 4 + name.length() + 4;
    for (int i = 0; i < values.size(); i++) {
      timestamps[2 * i] = at + 4;
      timestamps[2 * i + 1] = at + 4 + TIMESTAMP_OCTETS;
      at += ValueListCodec.lengthOctets(values.get(i));
    }
    return new NumberedOctets(out.finish().toArray(), 0, timestamps);
  }
}
