package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation.RetrieveTransactions;
import io.tanbiao.core.operation.Operation.RetrieveTransactions.Since;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * Retrieve transaction log, op 1001 (wire notes §8).
 *
 * <pre>
 * from 2.9: octet form
 * form 0:   long last transaction id | long last query date in milliseconds
 * form 1:   bytes replication state as JSON
 * octet hash type | int number of servers | int server number
 * </pre>
 *
 * <p>Below 2.9 there is no form octet and only form 0.
 */
final class RetrieveTransactionsCodec implements RequestCodec<RetrieveTransactions> {
  /** The first version that says in which form it asks. */
  static final ProtocolVersion FORM_OCTET = new ProtocolVersion(2, 9);

  private static final int BY_TRANSACTION = 0;
  private static final int BY_STATE = 1;
  private static final int SERVER_OCTETS = 1 + 4 + 4;
  private static final int TRANSACTION_OCTETS = 8 + 8;

  @Override
  public int lengthOctets(RetrieveTransactions request, ProtocolVersion version) {
    int form = version.isAtLeast(FORM_OCTET) ? 1 : 0;
    int since =
        request.since() instanceof Since.State state
            ? Fields.lengthOctets(state.json())
            : TRANSACTION_OCTETS;
    return form + since + SERVER_OCTETS;
  }

  @Override
  public void write(RetrieveTransactions request, ProtocolVersion version, OctetWriter out) {
    boolean hasForm = version.isAtLeast(FORM_OCTET);
    if (request.since() instanceof Since.State state) {
      requireForm(hasForm, version);
      out.octet(BY_STATE).bytes(state.json());
    } else if (request.since() instanceof Since.Transaction last) {
      if (hasForm) {
        out.octet(BY_TRANSACTION);
      }
      out.int64(last.transactionId()).int64(last.queryDateMillis());
    }
    out.octet(request.hashOption()).int32(request.serverCount()).int32(request.serverNumber());
  }

  @Override
  public RetrieveTransactions read(OctetReader in, ProtocolVersion version) throws WireException {
    int form = version.isAtLeast(FORM_OCTET) ? in.octet("form") : BY_TRANSACTION;
    Since since =
        switch (form) {
          case BY_TRANSACTION ->
              new Since.Transaction(in.int64("last transaction id"), in.int64("last query date"));
          case BY_STATE -> new Since.State(Fields.bytes(in, "replication state"));
          default ->
              throw new WireException(Reason.BAD_FIELD, "form: " + form + " (expected: 0 or 1)");
        };
    return new RetrieveTransactions(
        since, in.octet("hash type"), in.int32("number of servers"), in.int32("server number"));
  }

  private static void requireForm(boolean hasForm, ProtocolVersion version) {
    if (!hasForm) {
      throw new IllegalArgumentException("version: " + version + " (expected: 2.9 or newer)");
    }
  }
}
