package io.tanbiao.ops.admin;

import io.tanbiao.ops.node.NodeDirectory;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a serving process, parsed and linked, in a file that the JVM maps at its next
 * start (AppCDS); decision record 0008 says why it is made this way.
 *
 * <p>The launcher names the file to the JVM; the JVM refuses it when jars or Java have changed
 * since. A node that finds itself started without it makes a new one, a while after it began to
 * serve, in a process of its own and of low priority. A failure is logged and does no harm.
 *
 * <p>The JVM trusts what it maps, so a damaged file would end it: the name holds the checksum and
 * the length that the launcher compares, as the program cksum prints them.
 */
final class ClassArchive {
  /** A property: seconds between ready and the making of the archive, 0 or more. */
  static final String DELAY = "tanbiao.archive.delaySeconds";

  private static final Logger LOGGER = LoggerFactory.getLogger(ClassArchive.class);
  private static final int USUAL_DELAY_SECONDS = 10;
  private static final Pattern FILE = Pattern.compile("classes-\\d+-\\d+\\.jsa");
  private static final Pattern CKSUM = Pattern.compile("(\\d+) (\\d+) .*");
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Path temporary;

  ClassArchive(NodeDirectory directory) {
    temporary = directory.temporary();
  }

  /** Makes the archive later, if this process runs without; returns at once. */
  void keepInBackground() {
    Thread keeper = new Thread(this::keepAfterAWhile, "class-archive");
    keeper.setDaemon(true);
    keeper.start();
  }

  private void keepAfterAWhile() {
    try {
      TimeUnit.SECONDS.sleep(Integer.getInteger(DELAY, USUAL_DELAY_SECONDS));
      if (isPossible() && !isMapped()) {
        make();
      }
    } catch (IOException e) {
      LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("no class archive");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The JVM archives classes of jars only; a colon separates archives in its option. */
  private boolean isPossible() {
    return Files.isReadable(MAPS)
        && temporary.toString().indexOf(':') < 0
        && arguments().noneMatch(ClassArchive::excludesIt)
        && Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .allMatch(entry -> Files.isRegularFile(Path.of(entry)));
  }

  private static boolean isMapped() throws IOException {
    try (Stream<String> lines = Files.lines(MAPS, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> FILE.matcher(line).find());
    }
  }

  private void make() throws IOException, InterruptedException {
    for (Path left : found("rehearsal-*")) {
      Rehearsal.delete(left);
    }
    Path place = Files.createTempDirectory(temporary, "rehearsal-");
    try {
      Path made = place.resolve("classes.jsa");
      rehearse(place, made);
      force(made);
      Path file = temporary.resolve(nameOf(made));
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
      removeAllBut(file);
      LOGGER.atInfo().addKeyValue("file", file).log("class archive for the next start");
    } finally {
      Rehearsal.delete(place);
    }
  }

  private static void rehearse(Path place, Path made) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(place, made))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("rehearsal: not done in " + LONGEST);
      } else if (process.exitValue() != 0 || !Files.exists(made)) {
        throw new IOException("rehearsal: ended with " + process.exitValue());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(Path place, Path made) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "10"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments().filter(ClassArchive::shapesClasses).forEach(command::add);
    command.addAll(
        List.of(
            "-XX:ArchiveClassesAtExit=" + made,
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Rehearsal.class.getName(),
            place.toString()));
    return command;
  }

  /** Whether the user wants none, or this is the process that makes it. */
  private static boolean excludesIt(String option) {
    return option.equals("-Xshare:off") || option.startsWith("-XX:ArchiveClassesAtExit");
  }

  /** Whether an archive is only good for JVMs with the same option: size of heap, references. */
  private static boolean shapesClasses(String option) {
    return option.startsWith("-Xm") || option.matches("-XX:[+-]Use.*");
  }

  private static Stream<String> arguments() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream();
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String nameOf(Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("cksum", file.toString()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher fields = CKSUM.matcher(printed.strip());
    if (process.waitFor() != 0 || !fields.matches()) {
      throw new IOException("cksum: ended with " + process.exitValue());
    }
    return "classes-" + fields.group(1) + "-" + fields.group(2) + ".jsa";
  }

  private void removeAllBut(Path kept) throws IOException {
    for (Path file : found("classes-*.jsa")) {
      if (!file.equals(kept)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> found(String names) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, names)) {
      files.forEach(found::add);
    }
    return found;
  }
}
