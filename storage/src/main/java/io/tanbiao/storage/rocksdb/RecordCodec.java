package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;

/** Records in the form in which they are digested and answered from. */
final class RecordCodec implements Codec<HandleRecord> {
  @Override
  public Octets encode(HandleRecord record) {
    return record.stored();
  }

  @Override
  public HandleRecord decode(Octets octets) throws WireException {
    return HandleRecord.fromStored(octets);
  }
}
