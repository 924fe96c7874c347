package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.register.CreationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a block, checked and ready to be handed over.
 *
 * @param items in the order of the file
 * @param octets how long the block is
 * @param next where the next block begins
 */
record ParsedBlock<P>(List<Item<P>> items, int octets, Position next) {

  /**
   * A record that is ready, or what was refused in its place.
   *
   * @param line where it begins
   * @param handle its name; null when it is refused
   * @param ready the record as it is handed over; null when it is refused
   * @param refused why it is not handed over; null when it is
   */
  record Item<P>(long line, Handle handle, P ready, Rejection refused) {
    static <P> Item<P> refused(Rejection rejection) {
      return new Item<>(rejection.line(), null, null, rejection);
    }
  }

  /** Reads a block. Any thread. */
  static <P> ParsedBlock<P> of(Block block, RecordParser parser, RecordSink<P> sink) {
    List<Item<P>> items = new ArrayList<>();
    block.fault().ifPresent(fault -> items.add(Item.refused(fault)));
    parser.parse(
        block,
        new RecordParser.Found() {
          @Override
          public void record(FoundRecord record) {
            items.add(itemOf(record, sink));
          }

          @Override
          public void fault(Rejection rejection) {
            items.add(Item.refused(rejection));
          }
        });
    return new ParsedBlock<>(items, block.length(), block.next());
  }

  private static <P> Item<P> itemOf(FoundRecord record, RecordSink<P> sink) {
    Optional<Rejection> refusal = refusalOf(record).or(() -> sink.refusalOf(record));
    return refusal.isPresent()
        ? Item.refused(refusal.get())
        : new Item<>(record.line(), record.handle(), sink.prepare(record), null);
  }

  private static Optional<Rejection> refusalOf(FoundRecord record) {
    Optional<Refused> refused = CreationRules.refusalOf(record.handle(), record.values());
    return refused.map(why -> record.refused(why.responseCode(), why.message()));
  }
}
