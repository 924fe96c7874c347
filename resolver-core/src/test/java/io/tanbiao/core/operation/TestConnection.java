package io.tanbiao.core.operation;

import io.tanbiao.core.handle.Reference;
import java.util.Optional;

/** A connection without a network. */
public final class TestConnection implements Connection {
  private Optional<Reference> identity = Optional.empty();

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
