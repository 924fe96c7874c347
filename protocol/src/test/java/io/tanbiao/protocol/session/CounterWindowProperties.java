package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CounterWindowProperties {
  @Property
  void takesExactlyTheNewCountersThatAreNotTooOld(
      @ForAll @Size(max = 300) List<@IntRange(min = -5, max = 900) Integer> counters) {
    // Given
    CounterWindow window = new CounterWindow();
    Set<Integer> seen = new HashSet<>();
    int highest = 0;

    for (int counter : counters) {
      boolean isNew = counter > 0 && counter > highest - 200 && seen.add(counter);
      // When, Then
      assertThat(window.accept(counter)).as("%s after %s", counter, highest).isEqualTo(isNew);
      highest = Math.max(highest, counter);
    }
  }
}
