package io.tanbiao.core.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.peer.Peers;
import io.tanbiao.core.peer.ScriptedPeers;
import io.tanbiao.core.store.Store;
import org.junit.jupiter.api.Test;

class PeersForOthersTest {
  private final Store store = SampleStore.empty();
  private final Peers peers = new PeersForOthers(store, new ScriptedPeers("88.400"));

  @Test
  void knowWhatIsNotHeldHere() {
    assertThat(peers.know(Handle.of("88.400/USER"))).isTrue();
    assertThat(peers.know(Handle.of("0.NA/88.400"))).isTrue();
    assertThat(peers.know(Handle.of("88.500/USER"))).isFalse();
  }

  @Test
  void knowNothingOfWhatIsHeldHere() {
    SampleStore.home(store, "88.400");

    assertThat(peers.know(Handle.of("88.400/USER"))).isFalse();
    assertThat(peers.know(Handle.of("0.NA/88.400"))).isFalse();
  }
}
