package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Created;
import io.tanbiao.core.outcome.Outcome.Done;

/**
 * The flags of an answer, as Handle.Net 9.3.1 sets them (wire notes §10.1, captures 062 and 206):
 * some of the request, AUTH and RECU always, and what the outcome says. Bits without meaning are
 * not copied.
 */
final class AnswerFlags {
  private static final int COPIED =
      OpFlags.CERT | OpFlags.ENCR | OpFlags.CACR | OpFlags.PUBL | OpFlags.DNRF;
  private static final int ALWAYS = OpFlags.AUTH | OpFlags.RECU;

  private AnswerFlags() {}

  static OpFlags of(AnsweredRequest request, Outcome outcome, boolean returnsDigest) {
    int bits = (request.flags().bits() & COPIED) | ALWAYS;
    if (returnsDigest) {
      bits |= OpFlags.RRDG;
    }
    if (isOverwritten(outcome)) {
      bits |= OpFlags.OVRW;
    }
    if (outcome instanceof Created) {
      bits |= request.flags().bits() & OpFlags.MINT;
    }
    return new OpFlags(bits);
  }

  private static boolean isOverwritten(Outcome outcome) {
    return (outcome instanceof Created created && created.overwritten())
        || (outcome instanceof Done done && done.overwritten());
  }
}
