package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Connection;
import java.util.Optional;

/**
 * What holds for everything that comes in one TCP connection: who logged in there. It ends with the
 * connection. Safe for use by any thread.
 */
public final class ClientConnection implements Connection {
  private volatile Optional<Reference> identity = Optional.empty();

  @Override
  public boolean takesLogIns() {
    return true;
  }

  @Override
  public Optional<Reference> identity() {
    return identity;
  }

  @Override
  public void logIn(Reference somebody) {
    identity = Optional.of(somebody);
  }

  @Override
  public void logOut() {
    identity = Optional.empty();
  }
}
