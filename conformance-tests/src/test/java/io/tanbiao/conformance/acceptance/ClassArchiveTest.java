package io.tanbiao.conformance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Deadline;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that a node makes at its first start and maps at the next (AppCDS). */
class ClassArchiveTest {
  /** The rehearsal has low priority, and the machine may have other work. */
  private static final Duration MAKING = Duration.ofMinutes(4);

  private static final long SHORT = 1 << 20;

  private static final String AT_ONCE = "-Dtanbiao.archive.delaySeconds=0";

  @TempDir private Path temporary;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void isMadeAtTheFirstStartMappedAtTheSecondAndMadeAnewWhenItIsDamaged() throws Exception {
    Path data = temporary.resolve("node");
    try (TanbiaoNode node = TanbiaoNode.withJvm(AT_ONCE, data)) {
      // Given
      assertThat(mapped(node)).isEmpty();
      Path first = awaitArchive(data);
      node.stop();

      // When
      node.start();

      // Then
      assertThat(mapped(node)).isEqualTo(first.getFileName().toString());
      node.stop();

      // When
      damage(first);
      node.start();

      // Then
      assertThat(mapped(node)).isEmpty();
      Deadline.in(MAKING).await("another archive", () -> isReplaced(data, first));
      node.stop();
      node.start();
      assertThat(mapped(node)).isEqualTo(archives(data).get(0).getFileName().toString());
      assertThat(node.output()).doesNotContain("[warning]");
      assertThat(node.complaints()).isEmpty();
    }
  }

  @Test
  void leavesAloneWhoWantsNone() throws Exception {
    Path data = temporary.resolve("node");
    try (TanbiaoNode node = TanbiaoNode.withJvm(AT_ONCE + " -Xshare:off", data)) {
      assertThat(mapped(node)).isEmpty();
      assertThat(node.stop()).isZero();
    }
    assertThat(archives(data)).isEmpty();
  }

  private static Path awaitArchive(Path data) throws Exception {
    Deadline.in(MAKING).await("an archive", () -> !archives(data).isEmpty());
    return archives(data).get(0);
  }

  /** Whether the damaged one is gone and one is there whose name says its length. */
  private static boolean isReplaced(Path data, Path damaged) throws IOException {
    List<Path> found = archives(data);
    return found.size() == 1
        && found.get(0).toString().endsWith("-" + Files.size(found.get(0)) + ".jsa")
        && (!found.get(0).equals(damaged) || Files.size(damaged) > SHORT);
  }

  private static void damage(Path archive) throws IOException {
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(SHORT);
    }
  }

  private static List<Path> archives(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("tmp"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  /** The name of the node's archive in the address space of its process; empty for none. */
  private static String mapped(TanbiaoNode node) throws IOException {
    Path maps = Path.of("/proc/" + node.pid() + "/maps");
    return Files.readAllLines(maps, StandardCharsets.ISO_8859_1).stream()
        .map(line -> line.substring(line.lastIndexOf('/') + 1))
        .filter(name -> name.startsWith("classes-"))
        .findFirst()
        .orElse("");
  }
}
