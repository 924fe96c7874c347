package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.store.TransactionRow;
import io.tanbiao.core.store.TransactionRow.Action;

/**
 * Rows of the transaction log.
 *
 * <pre>
 * octet      form, 1
 * long       number, again: a row under a wrong key is found out
 * octet      action
 * long       date, milliseconds since the epoch
 * 32 octets  digest
 * rest       name of the handle
 * </pre>
 */
final class TransactionRowCodec implements Codec<TransactionRow> {
  private static final int FORM = 1;
  private static final int FIXED_OCTETS = 1 + 8 + 1 + 8 + TransactionRow.DIGEST_OCTETS;

  @Override
  public Octets encode(TransactionRow row) {
    return new OctetWriter(FIXED_OCTETS + row.handle().name().length())
        .octet(FORM)
        .int64(row.id())
        .octet(row.action().number())
        .int64(row.dateMillis())
        .octets(row.digest())
        .octets(row.handle().name())
        .finish();
  }

  @Override
  public TransactionRow decode(Octets octets) throws WireException {
    OctetReader in = new OctetReader(octets);
    int form = in.octet("row form");
    if (form != FORM) {
      throw new WireException(Reason.BAD_FIELD, "row form: " + form + " (expected: 1)");
    }
    long id = in.int64("row number");
    Action action = readAction(in.octet("row action"));
    long dateMillis = in.int64("row date");
    Octets digest = in.octets(TransactionRow.DIGEST_OCTETS, "row digest");
    return new TransactionRow(id, action, new Handle(in.rest()), dateMillis, digest);
  }

  private static Action readAction(int number) throws WireException {
    return Action.of(number)
        .orElseThrow(
            () ->
                new WireException(Reason.BAD_FIELD, "row action: " + number + " (expected: 1..5)"));
  }
}
