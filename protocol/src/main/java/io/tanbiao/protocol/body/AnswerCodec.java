package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome;

/** The body of one kind of answer, behind the digest of the request. Stateless. */
interface AnswerCodec<T extends Outcome> {
  /** The outcome that is written. */
  Class<T> type();

  /** The length of the body. */
  int lengthOctets(T outcome);

  /** Writes exactly that many octets. */
  void write(T outcome, OctetWriter out);

  /**
   * Reads a body and leaves what a server appended to it.
   *
   * @param responseCode of the header, with the meaning it has in the newest version
   * @param digest that stood before this body; empty for none
   */
  T read(OctetReader in, AnswerHead head, int responseCode, Octets digest) throws WireException;
}
