package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.TransactionId;

/**
 * Answer to get next transaction id; nobody sends it today (wire notes §2, §3).
 *
 * <pre>long id</pre>
 */
final class TransactionIdCodec implements AnswerCodec<TransactionId> {
  private static final int LENGTH_OCTETS = 8;

  @Override
  public Class<TransactionId> type() {
    return TransactionId.class;
  }

  @Override
  public int lengthOctets(TransactionId outcome) {
    return LENGTH_OCTETS;
  }

  @Override
  public void write(TransactionId outcome, OctetWriter out) {
    out.int64(outcome.id());
  }

  @Override
  public TransactionId read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    return new TransactionId(in.int64("transaction id"));
  }
}
