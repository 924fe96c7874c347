package io.tanbiao.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import org.junit.jupiter.api.Test;

class PeerTableTest {
  private static final PeerNetwork HERE = new PeerNetwork(Octets.hex("0a000001"));
  private static final PeerNetwork THERE = new PeerNetwork(Octets.hex("0a000002"));

  private final PeerTable<Integer, String> table = new PeerTable<>();

  @Test
  void knowsWhatWasUnusedForLongest() {
    // Given
    table.put(1, THERE, "one");
    table.put(2, HERE, "two");
    table.put(3, HERE, "three");
    // When
    table.use(1);
    assertThat(table.find(2)).as("no use").contains("two");
    // Then
    assertThat(table.eldest()).contains("two");
    table.use(2);
    assertThat(table.eldest()).contains("three");
    assertThat(table.eldestOf(HERE)).contains("three");
    assertThat(table.eldestOf(THERE)).contains("one");
    assertThat(table.allOf(HERE)).containsExactly("three", "two");
  }

  @Test
  void countsWhatEachNetworkHas() {
    table.put(1, HERE, "one");
    table.put(2, HERE, "two");
    table.put(2, THERE, "two");
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.sizeOf(HERE)).isEqualTo(1);
    assertThat(table.sizeOf(THERE)).isEqualTo(1);

    assertThat(table.remove(2)).contains("two");
    assertThat(table.remove(2)).isEmpty();
    table.use(2);
    assertThat(table.sizeOf(THERE)).isZero();
    assertThat(table.eldestOf(THERE)).isEmpty();
    assertThat(table.size()).isEqualTo(1);
  }
}
