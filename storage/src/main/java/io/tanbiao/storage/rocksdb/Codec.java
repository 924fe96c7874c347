package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;

/** Turns keys or values of a column into octets and back. */
interface Codec<T> {
  /** The octets to store. */
  Octets encode(T item);

  /**
   * The item of stored octets.
   *
   * @throws WireException when they are not what {@link #encode} writes: the store is damaged
   */
  T decode(Octets octets) throws WireException;
}
