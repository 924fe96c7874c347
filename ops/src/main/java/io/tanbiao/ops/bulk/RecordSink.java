package io.tanbiao.ops.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where records go: a store, or a server.
 *
 * @param <P> a record as it is handed over
 */
public interface RecordSink<P> {
  /**
   * Whether all that was registered before a checkpoint is there, as far as can be told without
   * reading it again: not when a store was restored from a copy that is older.
   */
  boolean holds(Checkpoint checkpoint);

  /**
   * Begins an import, or goes on behind a checkpoint that it holds; once, before anything is put.
   *
   * @return the tag of the import
   */
  ImportTag begin(Optional<Checkpoint> before);

  /**
   * Why a record cannot go there, as far as can be told without trying. Any thread.
   *
   * @return empty when nothing is known against it
   */
  Optional<Rejection> refusalOf(FoundRecord record);

  /** Makes of a record what is handed over. Any thread. */
  P prepare(FoundRecord record);

  /** How many records are best handed over together. */
  int groupRecords();

  /**
   * Hands records over, once those before them are done; may block until then. One thread.
   *
   * @param end where those end; before it nothing is left out
   * @return completes when all of them are durable or refused, with what became of each, in their
   *     order; exceptionally when the rest of the file would fail too
   */
  CompletionStage<List<Fate>> put(List<P> records, Position end) throws IOException;
}
