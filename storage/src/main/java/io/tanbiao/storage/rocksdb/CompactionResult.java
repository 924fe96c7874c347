package io.tanbiao.storage.rocksdb;

import java.time.Duration;

/**
 * What a compaction of a store came to.
 *
 * @param octetsBefore tables and write-ahead logs when it began
 * @param octetsAfter the same when it had ended, with what was committed meanwhile
 * @param took how long it ran
 */
public record CompactionResult(long octetsBefore, long octetsAfter, Duration took) {}
