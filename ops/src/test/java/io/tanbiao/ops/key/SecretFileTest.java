package io.tanbiao.ops.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Octets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  @TempDir private Path directory;

  @Test
  void takesAllButOneLineEnd() throws Exception {
    assertThat(read("secret")).isEqualTo(Octets.utf8("secret"));
    assertThat(read("secret\n")).isEqualTo(Octets.utf8("secret"));
    assertThat(read(" 密 \r\n")).isEqualTo(Octets.utf8(" 密 "));
    assertThat(read("a\n\n")).isEqualTo(Octets.utf8("a\n"));
    assertThat(read("a\r")).isEqualTo(Octets.utf8("a\r"));
  }

  @Test
  void boundsTheSecret() throws Exception {
    int most = SecretFile.MAX_SECRET_OCTETS;

    assertThat(read("x".repeat(most - 1)).length()).isEqualTo(most - 1);
    assertThat(read("x".repeat(most) + "\r\n").length()).isEqualTo(most);
    for (String wrong : new String[] {"", "\n", "\r\n", "x".repeat(most + 1)}) {
      assertThatThrownBy(() -> read(wrong))
          .isInstanceOf(KeyException.class)
          .hasMessageContaining("(expected: 1.." + most + ")");
    }
  }

  private Octets read(String content) throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), content);
    return SecretFile.read(file);
  }
}
