package io.tanbiao.core.operation;

import java.util.Optional;

/**
 * A connection that is kept open, as by TCP: who logged in there asks for all that comes in it. It
 * ends with the connection. Safe for use by any thread.
 */
public final class ClientConnection implements Connection {
  private volatile Optional<Asker.Remembered> loggedIn = Optional.empty();

  @Override
  public boolean takesLogIns() {
    return true;
  }

  @Override
  public Optional<Asker.Remembered> loggedIn() {
    return loggedIn;
  }

  @Override
  public void logIn(Asker.Remembered somebody) {
    loggedIn = Optional.of(somebody);
  }

  @Override
  public void logOut() {
    loggedIn = Optional.empty();
  }
}
