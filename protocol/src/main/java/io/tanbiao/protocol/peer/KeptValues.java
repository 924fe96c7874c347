package io.tanbiao.protocol.peer;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Public keys and groups of peers, for a short time (HW-8.15): that there are none is not kept. One
 * lock guards the table, held for a look-up only.
 */
final class KeptValues {
  /** The most answers kept; one more ousts the one unused for longest. */
  static final int MAX_ANSWERS = 1_024;

  /** The most octets of data in an answer that is kept: 1 024 of them take 16 MiB. */
  static final int MAX_OCTETS_EACH = 16 * 1024;

  /** The longest time, so that a key that was taken back is soon good for nothing. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  private record Wanted(HandleKey handle, int index, Octets type) {}

  private record Kept(List<HandleValue> values, long untilMillis) {}

  private final Clock clock;
  private final Map<Wanted, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);

  KeptValues(Clock clock) {
    this.clock = clock;
  }

  /** An answer that is still good. */
  synchronized Optional<List<HandleValue>> find(Reference what, Octets type) {
    Wanted wanted = wanted(what, type);
    Kept kept = answers.get(wanted);
    if (kept != null && kept.untilMillis() <= clock.millis()) {
      answers.remove(wanted);
      return Optional.empty();
    }
    return Optional.ofNullable(kept).map(Kept::values);
  }

  /** Keeps an answer as long as its values allow. */
  synchronized void keep(Reference what, Octets type, List<HandleValue> values) {
    long now = clock.millis();
    long until =
        values.stream().mapToLong(value -> endOf(value.timeToLive(), now)).min().orElse(now);
    int octets = values.stream().mapToInt(value -> value.data().length()).sum();
    if (until <= now || octets > MAX_OCTETS_EACH) {
      return;
    }
    answers.put(wanted(what, type), new Kept(List.copyOf(values), until));
    if (answers.size() > MAX_ANSWERS) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  private static long endOf(TimeToLive life, long now) {
    long seconds = Integer.toUnsignedLong(life.seconds());
    long end = life.absolute() ? seconds * 1_000 : now + seconds * 1_000;
    return Math.min(end, now + LONGEST.toMillis());
  }

  private static Wanted wanted(Reference what, Octets type) {
    return new Wanted(CaseRule.CASE_SENSITIVE.key(what.handle()), what.index(), type);
  }
}
