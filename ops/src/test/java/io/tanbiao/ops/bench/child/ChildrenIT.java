package io.tanbiao.ops.bench.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildrenIT {
  @TempDir Path folder;

  @Test
  void givesOutputEnvironmentAndLastWords() throws IOException {
    Path console = folder.resolve("console.log");
    try (Children children = Children.watched(Map.of("COLOUR", "green"))) {
      List<String> works = List.of("sh", "-c", "echo $COLOUR; echo words >&2");
      List<String> fails = List.of("sh", "-c", "echo before; echo reason >&2; exit 4");

      assertThat(children.start(works, Pinning.NONE, console).output()).isEqualTo("green\n");
      assertThat(console).hasContent("words\n");
      assertThatThrownBy(() -> children.start(fails, Pinning.NONE, console).output())
          .isInstanceOfSatisfying(
              ChildFailedException.class,
              failure -> {
                assertThat(failure.exitCode()).isEqualTo(4);
                assertThat(failure.printed()).isEqualTo("before\n");
                assertThat(failure).hasMessageContaining("reason");
              });
    }
  }

  @Test
  void endsProcessesAndTheirsWhenClosed() throws IOException {
    Child child;
    ProcessHandle below;
    try (Children children = Children.watched(Map.of())) {
      List<String> command = List.of("sh", "-c", "sleep 600 & echo $!; wait");
      child = children.start(command, Pinning.ofServer(), folder.resolve("console.log"));
      below = ProcessHandle.of(Long.parseLong(firstLine(child.process()))).orElseThrow();
      assertThat(child.isAlive()).isTrue();
      assertThat(ResidentMemory.of(child.pid()).nowMebibytes()).isPositive();
    }

    assertThat(child.isAlive()).isFalse();
    assertThat(below.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
  }

  @Test
  void endsProcessesWhoseStarterIsGone() throws IOException {
    ProcessHandle orphan;
    try (Children children = Children.watched(Map.of())) {
      List<String> command = List.of("sh", "-c", "sleep 600 >/dev/null 2>&1 & echo $!");
      Child child = children.start(command, Pinning.NONE, folder.resolve("console.log"));
      orphan = ProcessHandle.of(Long.parseLong(child.output().strip())).orElseThrow();
      assertThat(orphan.isAlive()).isTrue();
    }

    assertThat(orphan.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
  }

  @Test
  void startsNothingOnceClosed() {
    Children children = Children.watched(Map.of());
    children.close();

    assertThatThrownBy(
            () ->
                children.start(
                    List.of("sleep", "600"), Pinning.NONE, folder.resolve("console.log")))
        .hasMessageContaining("ends");
  }

  @Test
  void endsProcessesWhenASignalEndsTheirStarter() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process starter =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                classPath,
                HeldChild.class.getName(),
                folder.resolve("console.log").toString())
            .redirectError(folder.resolve("starter.log").toFile())
            .start();
    ProcessHandle held = ProcessHandle.of(Long.parseLong(firstLine(starter))).orElseThrow();

    starter.destroy();

    assertThat(starter.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(held.onExit()).succeedsWithin(10, TimeUnit.SECONDS);
    assertThat(Files.readString(folder.resolve("starter.log"))).isEmpty();
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
  }
}
