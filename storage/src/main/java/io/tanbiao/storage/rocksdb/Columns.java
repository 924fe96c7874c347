package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.TransactionRow;
import java.util.List;

/**
 * Everything that is on disk.
 *
 * <pre>
 * id  name          key                                       value
 * 0   default       text                                      see {@link StoreStamp}
 * 1   records       octets of the handle key                  stored form of the record
 * 2   homed         folded name of the prefix                 its spelling
 * 3   claims        octet kind, subject                       octets of the claimant's handle key
 * 4   index         octet index, int length, term, handle key nothing
 * 5   transactions  long number                               see {@link TransactionRowCodec}
 * </pre>
 *
 * <p>A column that is given up stays here as a line of {@link #RETIRED_NAMES}, so that neither its
 * id nor its name comes back with another meaning. A change that older programs would misread gets
 * a new {@link #SCHEMA_VERSION}.
 */
final class Columns {
  /** What this program writes; it refuses stores with a higher number. */
  static final int SCHEMA_VERSION = 1;

  /** What the store says about itself. */
  static final Column<Octets, Octets> META =
      new Column<>(0, "default", KeyCodecs.OCTETS, KeyCodecs.OCTETS);

  /** Records by their key. */
  static final Column<HandleKey, HandleRecord> RECORDS =
      new Column<>(1, "records", KeyCodecs.HANDLE_KEY, new RecordCodec());

  /** Homed prefixes by their folded name. */
  static final Column<Octets, Prefix> HOMED =
      new Column<>(2, "homed", KeyCodecs.OCTETS, KeyCodecs.PREFIX);

  /** Who has a claim. */
  static final Column<Claim, HandleKey> CLAIMS =
      new Column<>(3, "claims", KeyCodecs.CLAIM, KeyCodecs.HANDLE_KEY);

  /** Which records are listed under a term; the key says it all. */
  static final Column<IndexRow, Octets> INDEX =
      new Column<>(4, "index", KeyCodecs.INDEX_ROW, KeyCodecs.OCTETS);

  /** The transaction log by number. */
  static final Column<Long, TransactionRow> TRANSACTIONS =
      new Column<>(5, "transactions", KeyCodecs.NUMBER, new TransactionRowCodec());

  /** All columns, ordered by id. */
  static final List<Column<?, ?>> ALL = List.of(META, RECORDS, HOMED, CLAIMS, INDEX, TRANSACTIONS);

  /** Columns of former versions: id and name, as {@code "7 name"}. */
  static final List<String> RETIRED_NAMES = List.of();

  private Columns() {}
}
