package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome.StreamFollows;

/**
 * Answer to dump handles: an empty body, so it cannot say that the connection stays open; the
 * stream behind it is no message (wire notes §8).
 */
final class DumpFollowsCodec implements AnswerCodec<StreamFollows> {
  @Override
  public Class<StreamFollows> type() {
    return StreamFollows.class;
  }

  @Override
  public int lengthOctets(StreamFollows outcome) {
    return 0;
  }

  @Override
  public void write(StreamFollows outcome, OctetWriter out) {
    // The body is empty.
  }

  @Override
  public StreamFollows read(OctetReader in, AnswerHead head, int responseCode, Octets digest) {
    return new StreamFollows(false);
  }
}
