package io.tanbiao.core.pipeline;

/**
 * Rules that are up to whoever runs the node.
 *
 * @param honoursPublicWrite whether anybody may give new data to values with the bit for public
 *     write (wire notes §4)
 * @param maxOpenLists how many lists are read at a time, at least 1
 * @param maxOpenListsOfPeer how many of them by one connection, at least 1
 */
public record NodeRules(boolean honoursPublicWrite, int maxOpenLists, int maxOpenListsOfPeer) {
  /** Nobody writes without a right; lists for a node of usual size. */
  public static final NodeRules STANDARD = new NodeRules(false, 64, 8);

  /** Checks the bounds. */
  public NodeRules {
    requirePositive(maxOpenLists, "maxOpenLists");
    requirePositive(maxOpenListsOfPeer, "maxOpenListsOfPeer");
  }

  private static void requirePositive(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": " + number + " (expected: at least 1)");
    }
  }
}
