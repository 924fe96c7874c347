package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.Outcome.Done;

/** Answers without content; that something was overwritten stands in the flags (wire notes §2). */
final class DoneCodec implements AnswerCodec<Done> {
  @Override
  public Class<Done> type() {
    return Done.class;
  }

  @Override
  public int lengthOctets(Done outcome) {
    return 0;
  }

  @Override
  public void write(Done outcome, OctetWriter out) {
    // The body is empty.
  }

  @Override
  public Done read(OctetReader in, AnswerHead head, int responseCode, Octets digest) {
    return new Done(head.has(OpFlags.OVRW));
  }
}
