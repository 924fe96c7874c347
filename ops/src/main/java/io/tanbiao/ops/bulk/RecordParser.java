package io.tanbiao.ops.bulk;

/** Reads the records of blocks. Any number of threads. */
interface RecordParser {
  /** Reads all records of a block, and goes on behind what is none. */
  void parse(Block block, Found found);

  /** Takes what is found, in the order of the block. */
  interface Found {
    /** A record. */
    void record(FoundRecord record);

    /** Something that is no record. */
    void fault(Rejection rejection);
  }
}
