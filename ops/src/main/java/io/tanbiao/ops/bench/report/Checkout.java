package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.child.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sources that the program was built from.
 *
 * @param root the folder of all modules; empty when the program is a distribution
 * @param commit shortened; empty likewise
 * @param dirty whether files differ from the commit; results and data of benches do not count
 */
public record Checkout(Optional<Path> root, Optional<String> commit, boolean dirty) {
  private static final Checkout NONE = new Checkout(Optional.empty(), Optional.empty(), false);
  private static final List<String> STATUS =
      List.of("status", "--porcelain", "--", ".", ":!bench-data", ":!ops/bench/results");

  /** The sources of a program that stands in {@code ops/bin}. */
  public static Checkout of(Launcher launcher) throws IOException {
    Path bin = launcher.program().toAbsolutePath().normalize().getParent();
    Path root = bin.resolve("../..").normalize();
    if (!Files.exists(root.resolve(".git")) || !Files.exists(root.resolve("ops/pom.xml"))) {
      return NONE;
    }
    Optional<String> commit = git(root, List.of("rev-parse", "--short", "HEAD"));
    boolean dirty = !git(root, STATUS).orElse("").isEmpty();
    return new Checkout(Optional.of(root), commit, dirty);
  }

  /** What git says; empty when it fails. */
  private static Optional<String> git(Path root, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(arguments);
    Process git =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.onExit().join().exitValue() == 0 ? Optional.of(said.strip()) : Optional.empty();
  }
}
