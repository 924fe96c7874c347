package io.tanbiao.storage.rocksdb;

/**
 * Figures of a store at one moment.
 *
 * @param files what is on disk
 * @param memory what is in native memory
 * @param commits what the committer did since the store was opened
 */
public record RocksStats(Files files, Memory memory, Commits commits) {
  /**
   * What is on disk.
   *
   * @param estimatedRecords about how many records there are
   * @param tableOctets size of the table files
   * @param logOctets size of the write-ahead logs
   * @param pendingCompactionOctets about how much waits to be compacted
   */
  public record Files(
      long estimatedRecords, long tableOctets, long logOctets, long pendingCompactionOctets) {

    /** What the records take on disk: tables and logs. */
    public long octets() {
      return tableOctets + logOctets;
    }
  }

  /**
   * What is in native memory.
   *
   * @param writeBufferOctets writes that are not in table files yet
   * @param blockCacheOctets blocks, indexes and filters of table files
   */
  public record Memory(long writeBufferOctets, long blockCacheOctets) {}

  /**
   * What the committer did.
   *
   * @param queued changes that wait or are being written now
   * @param committed changes that were written
   * @param conflicts changes of which a condition did not hold
   * @param refused changes that could not be written: full queue or failing medium
   * @param groups how many groups were written, which is also how often the disk was waited for
   * @param largestGroup changes of the largest group
   */
  public record Commits(
      int queued, long committed, long conflicts, long refused, long groups, long largestGroup) {}
}
