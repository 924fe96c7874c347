package io.tanbiao.protocol.peer;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.Outcome.Verified;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.peer.PeerException;
import io.tanbiao.core.peer.Peers;
import io.tanbiao.protocol.client.Credential;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Peers by the prefixes that they hold, prefixes derived from those included; the longest decides
 * (HW-8.15).
 */
public final class ConfiguredPeers implements Peers {
  /** How many ancestors of a derived prefix are looked at. */
  static final int MAX_LEVELS = 32;

  private static final int NONCE_OCTETS = 16;

  private final Map<Prefix, PeerSite> sites;
  private final KeptValues kept;
  private final SecureRandom random;

  /** Asks the sites of some prefixes. */
  public ConfiguredPeers(Map<Prefix, PeerSite> sites, Clock clock, SecureRandom random) {
    this.sites = Map.copyOf(sites);
    this.kept = new KeptValues(clock);
    this.random = random;
  }

  @Override
  public boolean know(Handle handle) {
    return siteOf(handle).isPresent();
  }

  @Override
  public List<HandleValue> values(Reference what, Octets type, Duration within)
      throws PeerException {
    Optional<List<HandleValue>> known = kept.find(what, type);
    if (known.isPresent()) {
      return known.get();
    }
    List<HandleValue> values = fetch(what, type, within);
    kept.keep(what, type, values);
    return values;
  }

  @Override
  public boolean verify(VerifyChallenge question, Duration within) throws PeerException {
    Outcome outcome = serverOf(question.key().handle()).ask(question, within);
    if (outcome instanceof Verified verified) {
      return verified.valid();
    } else if (isAbsent(outcome)) {
      return false;
    }
    throw unexpected(question.key(), outcome);
  }

  @Override
  public boolean verifySecret(Reference identity, Octets secret, Duration within)
      throws PeerException {
    Octets nonce = random(NONCE_OCTETS);
    Octets digest = random(DigestAlgorithm.SHA256.lengthOctets());
    try {
      Octets proof =
          new Credential.SecretKey(identity, secret)
              .prove(Octets.concat(nonce, digest), ProtocolVersion.NEWEST);
      Octets typed = Octets.concat(Octets.of((byte) DigestAlgorithm.SHA256.number()), digest);
      return verify(new VerifyChallenge(identity, nonce, typed, proof), within);
    } catch (GeneralSecurityException e) {
      throw PeerException.failed("no proof can be made with a secret", e);
    }
  }

  private List<HandleValue> fetch(Reference what, Octets type, Duration within)
      throws PeerException {
    Outcome outcome = serverOf(what.handle()).ask(resolution(what, type), within);
    if (isAbsent(outcome)) {
      return List.of();
    }
    if (!(outcome instanceof Resolved resolved)) {
      throw unexpected(what, outcome);
    }
    if (!isSame(what.handle(), resolved.handle())) {
      throw PeerException.failed("values of " + resolved.handle() + " (expected: " + what + ")");
    }
    return valuesIn(resolved).stream()
        .filter(value -> what.index() == 0 || value.index() == what.index())
        .filter(value -> value.hasTypeOrBelow(type))
        .toList();
  }

  private static Resolution resolution(Reference what, Octets type) {
    return what.index() == 0
        ? new Resolution(what.handle(), List.of(), List.of(type), Octets.EMPTY)
        : new Resolution(what.handle(), List.of(what.index()), List.of(), Octets.EMPTY);
  }

  /** That there is no such handle or value, and that the value is not for everybody. */
  private static boolean isAbsent(Outcome outcome) {
    int code = outcome.responseCode();
    return code == ResponseCode.HANDLE_NOT_FOUND.number()
        || code == ResponseCode.VALUES_NOT_FOUND.number()
        || code == ResponseCode.AUTHENTICATION_NEEDED.number();
  }

  private static boolean isSame(Handle asked, Handle answered) {
    return asked.qualified().name().equalsIgnoreAsciiCase(answered.qualified().name());
  }

  private static List<HandleValue> valuesIn(Resolved resolved) throws PeerException {
    try {
      return ValueListCodec.read(new OctetReader(resolved.valueList()));
    } catch (WireException e) {
      throw PeerException.failed("values of " + resolved.handle(), e);
    }
  }

  private static PeerException unexpected(Reference what, Outcome outcome) {
    return PeerException.failed(what + ": code " + outcome.responseCode());
  }

  private PeerServer serverOf(Handle handle) throws PeerException {
    return siteOf(handle)
        .map(site -> site.serverOf(handle))
        .orElseThrow(() -> PeerException.failed(handle + ": no peer"));
  }

  /** The handle of a prefix lives where the prefix does. */
  private Optional<PeerSite> siteOf(Handle handle) {
    Handle name = handle.qualified();
    return name.administeredPrefix().flatMap(this::nearestTo).or(() -> nearestTo(name.prefix()));
  }

  private Optional<PeerSite> nearestTo(Prefix prefix) {
    Optional<Prefix> ancestor = Optional.of(prefix);
    for (int level = 0; ancestor.isPresent() && level < MAX_LEVELS; level++) {
      PeerSite site = sites.get(ancestor.get());
      if (site != null) {
        return Optional.of(site);
      }
      ancestor = ancestor.get().parent();
    }
    return Optional.empty();
  }

  private Octets random(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return Octets.of(octets);
  }
}
