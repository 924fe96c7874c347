package io.tanbiao.ops.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  private static final Checkpoint PLACE =
      new Checkpoint(
          new Position(12_345_678_901L, 99),
          new ImportCounts(1, 2, 3),
          45,
          new ImportTag("00ff00ff00ff00ff", 7));

  @TempDir private Path directory;
  private Path input;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.writeString(directory.resolve("in.jsonl"), "something");
    file("store").write(PLACE);
  }

  @Test
  void remembersUntilItIsToldToForget() throws IOException {
    assertThat(file("store").read()).contains(PLACE);

    file("store").remove();

    assertThat(file("store").read()).isEmpty();
  }

  @Test
  void remembersNothingOfAnotherTarget() throws IOException {
    assertThat(file("127.0.0.1:2641").read()).isEmpty();
  }

  @Test
  void remembersNothingOfAFileThatHasChanged() throws IOException {
    Files.writeString(input, "somethinG");

    assertThat(file("store").read()).isEmpty();
  }

  @Test
  void saysThatItIsDamaged() throws IOException {
    Files.writeString(directory.resolve("checkpoint"), "{");

    assertThatThrownBy(() -> file("store").read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint: ");
  }

  private CheckpointFile file(String target) throws IOException {
    return new CheckpointFile(
        directory.resolve("checkpoint"), InputIdentity.of(input, BulkFormat.JSONL), target);
  }
}
