package io.tanbiao.protocol.session;

import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Connection;
import java.util.Optional;

/**
 * What holds for everything that comes in one TCP connection: who logged in there. It ends with the
 * connection. Safe for use by any thread.
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
