package io.tanbiao.core.operation;

import java.util.Optional;

/** A connection without a network. */
public final class TestConnection implements Connection {
  private Optional<Asker.Remembered> loggedIn = Optional.empty();

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
