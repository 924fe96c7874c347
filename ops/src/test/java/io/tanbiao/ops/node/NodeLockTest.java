package io.tanbiao.ops.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLockTest {
  @TempDir private Path root;

  @Test
  void isTakenOnceAndAgainAfterClose() throws Exception {
    NodeDirectory directory = new NodeDirectory(root);
    NodeLock first = NodeLock.take(directory);

    assertThatThrownBy(() -> NodeLock.take(directory))
        .isInstanceOf(NodeException.class)
        .hasMessage(root + ": in use by process " + ProcessHandle.current().pid());
    first.close();
    NodeLock second = NodeLock.take(directory);
    second.close();
    assertThat(directory.lock()).exists();
  }
}
