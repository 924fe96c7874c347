package io.tanbiao.core.pipeline;

/**
 * What a thread that reads from the network does in one go. Tasks that it hands to other threads
 * meanwhile go there together, since waking a thread costs as much as most of them do.
 */
public interface Rounds {
  /** Every task goes at once. */
  Rounds NONE =
      new Rounds() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
      };

  /** A round begins on this thread, or goes on; it must be ended without waiting for anything. */
  void begin();

  /** The round of this thread ends, if there is one. */
  void end();
}
