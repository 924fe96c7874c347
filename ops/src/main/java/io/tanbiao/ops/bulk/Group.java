package io.tanbiao.ops.bulk;

import java.util.ArrayList;
import java.util.List;

/** Whole blocks, of which the last may be cut short, that are handed over together. */
final class Group<P> {
  /** The octets of blocks at which a group takes no further one. */
  static final long MAX_OCTETS = 32L << 20;

  private final List<ParsedBlock.Item<P>> items = new ArrayList<>();
  private final List<P> ready = new ArrayList<>();
  private Position next = Position.START;
  private long octets;

  void add(ParsedBlock.Item<P> item) {
    items.add(item);
    if (item.refused() == null) {
      ready.add(item.ready());
    }
  }

  /** All of a block is in. */
  void endBlock(ParsedBlock<P> block) {
    octets += block.octets();
    next = block.next();
  }

  boolean isFull(int records) {
    return items.size() >= records || octets >= MAX_OCTETS;
  }

  boolean isEmpty() {
    return items.isEmpty() && octets == 0;
  }

  List<ParsedBlock.Item<P>> items() {
    return items;
  }

  List<P> ready() {
    return ready;
  }

  /** Where the blocks that are in whole end. */
  Position next() {
    return next;
  }
}
