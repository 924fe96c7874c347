package io.tanbiao.conformance.node;

import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other test has, so that tests can share a node. */
public final class Names {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private Names() {}

  /** A name under the prefix of the node, such as {@code 88.300/furnace-17}. */
  public static String fresh(String stem) {
    return TanbiaoNode.PREFIX + "/" + stem + "-" + NEXT.getAndIncrement();
  }

  /** A prefix derived from that of the node, such as {@code 88.300.17}. */
  public static String freshPrefix() {
    return TanbiaoNode.PREFIX + "." + NEXT.getAndIncrement();
  }
}
