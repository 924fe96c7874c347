package io.tanbiao.core.operation;

import java.util.Optional;

/**
 * The connection that a request came in, as far as rules care: who logged in on it (op 2001, wire
 * notes §9.4). Safe for use by any thread.
 */
public interface Connection {
  /** Of requests that come in no connection of their own: nobody can log in there. */
  Connection NONE =
      new Connection() {
        @Override
        public boolean takesLogIns() {
          return false;
        }

        @Override
        public Optional<Asker.Remembered> loggedIn() {
          return Optional.empty();
        }

        @Override
        public void logIn(Asker.Remembered somebody) {
          throw new IllegalStateException("no connection to log in on");
        }

        @Override
        public void logOut() {}
      };

  /** Whether it is one client's from its beginning to its end. */
  boolean takesLogIns();

  /** Who logged in on it last and proved it. */
  Optional<Asker.Remembered> loggedIn();

  /**
   * Somebody did; everything that comes in afterwards is asked by that identity, until its keys
   * change.
   */
  void logIn(Asker.Remembered somebody);

  /** Nobody is logged in any more. */
  void logOut();
}
