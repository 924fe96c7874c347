package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.StreamFollows;

/**
 * Answer to retrieve transaction log; the stream behind it is no message (wire notes §8).
 *
 * <pre>octet, bit 0: the connection stays open</pre>
 */
final class StreamFollowsCodec implements AnswerCodec<StreamFollows> {
  private static final int KEEP_ALIVE = 1;

  @Override
  public Class<StreamFollows> type() {
    return StreamFollows.class;
  }

  @Override
  public int lengthOctets(StreamFollows outcome) {
    return 1;
  }

  @Override
  public void write(StreamFollows outcome, OctetWriter out) {
    out.octet(outcome.keepAlive() ? KEEP_ALIVE : 0);
  }

  @Override
  public StreamFollows read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    return new StreamFollows((in.octet("keep alive") & KEEP_ALIVE) != 0);
  }
}
