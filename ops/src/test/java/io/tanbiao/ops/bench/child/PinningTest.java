package io.tanbiao.ops.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinningTest {

  @Test
  void readsListsOfTheKernel() {
    assertThat(Pinning.cores("\t0-2,5\n")).containsExactly(0, 1, 2, 5);
    assertThat(Pinning.cores("3")).containsExactly(3);
    assertThat(Pinning.cores("")).isEmpty();
  }

  @Test
  void putsServerAndGeneratorOnDifferentCoresOrOnNone() throws IOException {
    Pinning server = Pinning.ofServer();
    Pinning generator = Pinning.ofGenerator();

    assertThat(server.isPinned()).isEqualTo(generator.isPinned());
    assertThat(server.equals(generator)).isEqualTo(!server.isPinned());
  }

  @Test
  void leavesCommandsAloneWithoutACore() {
    assertThat(Pinning.NONE.command(List.of("a", "b"))).containsExactly("a", "b");
    assertThat(new Pinning(1).command(List.of("a")))
        .containsExactly("/usr/bin/taskset", "--cpu-list", "1", "a");
  }
}
