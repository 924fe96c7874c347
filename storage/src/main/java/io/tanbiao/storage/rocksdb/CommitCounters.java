package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.store.Commit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the committer counts; any thread may count and read. */
final class CommitCounters {
  private final LongAdder committed = new LongAdder();
  private final LongAdder conflicts = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder groups = new LongAdder();
  private final AtomicLong largestGroup = new AtomicLong();

  /** A group was written. */
  void written(List<Answer> answers) {
    for (Answer answer : answers) {
      counterOf(answer).increment();
    }
    groups.increment();
    largestGroup.accumulateAndGet(answers.size(), Math::max);
  }

  /** Changes were not written because the store could not. */
  void refused(int changes) {
    refused.add(changes);
  }

  /** The counts so far. */
  RocksStats.Commits read(int queued) {
    return new RocksStats.Commits(
        queued, committed.sum(), conflicts.sum(), refused.sum(), groups.sum(), largestGroup.get());
  }

  private LongAdder counterOf(Answer answer) {
    return answer
        .commit()
        .map(commit -> commit instanceof Commit.Done ? committed : conflicts)
        .orElse(refused);
  }
}
