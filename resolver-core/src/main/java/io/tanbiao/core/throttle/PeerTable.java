package io.tanbiao.core.throttle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept for peers, in the order of its last use: of all of them and of each network. So
 * whoever bounds both finds what was unused for longest without a search. Not safe for use by
 * several threads at a time.
 *
 * @param <K> names what is kept
 * @param <V> what is kept
 */
public final class PeerTable<K, V> {
  private final Map<K, Owned<V>> entries = new LinkedHashMap<>();
  private final Map<PeerNetwork, Set<K>> keysOf = new HashMap<>();

  private record Owned<V>(PeerNetwork network, V value) {}

  /** What has a name; not a use of it. */
  public Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key)).map(Owned::value);
  }

  /** Keeps something, used just now, in place of what had that name. */
  public void put(K key, PeerNetwork network, V value) {
    remove(key);
    entries.put(key, new Owned<>(network, value));
    keysOf.computeIfAbsent(network, one -> new LinkedHashSet<>()).add(key);
  }

  /** Notes a use of what has a name, if anything has. */
  public void use(K key) {
    Owned<V> owned = entries.get(key);
    if (owned != null) {
      put(key, owned.network(), owned.value());
    }
  }

  /** Forgets what has a name. */
  public Optional<V> remove(K key) {
    Owned<V> owned = entries.remove(key);
    if (owned == null) {
      return Optional.empty();
    }
    Set<K> keys = keysOf.get(owned.network());
    keys.remove(key);
    if (keys.isEmpty()) {
      keysOf.remove(owned.network());
    }
    return Optional.of(owned.value());
  }

  /** What was unused for longest. */
  public Optional<V> eldest() {
    return entries.values().stream().findFirst().map(Owned::value);
  }

  /** What was unused for longest of a network. */
  public Optional<V> eldestOf(PeerNetwork network) {
    return keys(network).stream().findFirst().flatMap(this::find);
  }

  /** All of a network, what was unused for longest first. */
  public List<V> allOf(PeerNetwork network) {
    return keys(network).stream().map(key -> entries.get(key).value()).toList();
  }

  /** How much is kept. */
  public int size() {
    return entries.size();
  }

  /** How much is kept of a network. */
  public int sizeOf(PeerNetwork network) {
    return keys(network).size();
  }

  private Set<K> keys(PeerNetwork network) {
    return keysOf.getOrDefault(network, Set.of());
  }
}
