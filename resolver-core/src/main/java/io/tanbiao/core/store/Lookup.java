package io.tanbiao.core.store;

import io.tanbiao.core.handle.HandleRecord;

/** What a read brought that may not wait for the disk. */
public sealed interface Lookup {
  /**
   * The record was at hand.
   *
   * @param record as {@link Store#find} would bring it
   */
  record Found(HandleRecord record) implements Lookup {}

  /** There is no record to give. */
  enum Missed implements Lookup {
    /** It is certain that there is no record under the key. */
    ABSENT,
    /** Only {@link Store#find} can tell, and it may block. */
    WOULD_BLOCK
  }
}
