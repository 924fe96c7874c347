package io.tanbiao.core.peer;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One peer for a prefix that answers as a test says, and remembers what it was asked. */
public final class ScriptedPeers implements Peers {
  private final Prefix prefix;
  private final Map<HandleKey, List<HandleValue>> records = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Optional<Supplier<PeerException>> fault = Optional.empty();
  private boolean provesRight;
  private VerifyChallenge lastProof;

  /** A peer that holds nothing yet. */
  public ScriptedPeers(String prefix) {
    this.prefix = Prefix.of(prefix);
  }

  /** Holds a record. */
  public ScriptedPeers holding(String handle, HandleValue... values) {
    records.put(CaseRule.CASE_SENSITIVE.key(Handle.of(handle)), List.of(values));
    return this;
  }

  /** Says of every proof by secret key that it is right. */
  public ScriptedPeers provingRight() {
    provesRight = true;
    return this;
  }

  /** Fails whatever it is asked. */
  public ScriptedPeers failingWith(Supplier<PeerException> failure) {
    fault = Optional.of(failure);
    return this;
  }

  /** What it was asked, in order: {@code index:handle type}, or the key of a proof. */
  public List<String> asked() {
    return asked;
  }

  /** The last proof it was asked about. */
  public VerifyChallenge lastProof() {
    return lastProof;
  }

  @Override
  public boolean know(Handle handle) {
    Prefix own = handle.qualified().administeredPrefix().orElse(handle.prefix());
    return own.equals(prefix);
  }

  @Override
  public List<HandleValue> values(Reference what, Octets type, Duration within)
      throws PeerException {
    answer(what + " " + type.text());
    return records.getOrDefault(CaseRule.CASE_SENSITIVE.key(what.handle()), List.of()).stream()
        .filter(value -> what.index() == 0 || what.index() == value.index())
        .filter(value -> value.hasTypeOrBelow(type))
        .toList();
  }

  @Override
  public boolean verify(VerifyChallenge question, Duration within) throws PeerException {
    lastProof = question;
    answer("proof by " + question.key());
    return provesRight;
  }

  @Override
  public boolean verifySecret(Reference identity, Octets secret, Duration within)
      throws PeerException {
    answer("secret of " + identity);
    return provesRight;
  }

  private void answer(String question) throws PeerException {
    asked.add(question);
    if (fault.isPresent()) {
      throw fault.get().get();
    }
  }
}
