package io.tanbiao.core.peer;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import java.time.Duration;
import java.util.List;

/** Nobody to ask. */
final class NoPeers implements Peers {
  @Override
  public boolean know(Handle handle) {
    return false;
  }

  @Override
  public List<HandleValue> values(Reference what, Octets type, Duration within) {
    return List.of();
  }

  @Override
  public boolean verify(VerifyChallenge question, Duration within) {
    return false;
  }

  @Override
  public boolean verifySecret(Reference identity, Octets secret, Duration within) {
    return false;
  }
}
