package io.tanbiao.ops.node;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the process that has a port, for the message about a port that is taken. Reads {@code
 * /proc}; finds nothing where that does not exist or belongs to somebody else.
 */
final class PortHolder {
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");
  private static final int LOCAL_ADDRESS_COLUMN = 1;
  private static final int STATE_COLUMN = 3;
  private static final int INODE_COLUMN = 9;

  /** States of a socket that holds its port: listening TCP, any UDP. */
  private static final Set<String> HOLDING = Set.of("0A", "07");

  private PortHolder() {}

  /** The process as text: {@code process 4711 (java)}. */
  static Optional<String> of(int port) {
    try {
      Set<String> sockets = sockets(port);
      return sockets.isEmpty() ? Optional.empty() : process(sockets);
    } catch (IOException e) {
      return Optional.empty(); // only the message gets poorer
    }
  }

  private static Set<String> sockets(int port) throws IOException {
    String ending = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    for (String table : TABLES) {
      Path file = Path.of("/proc/net", table);
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] columns = line.strip().split("\\s+", -1);
          if (columns.length > INODE_COLUMN
              && columns[LOCAL_ADDRESS_COLUMN].endsWith(ending)
              && HOLDING.contains(columns[STATE_COLUMN])) {
            sockets.add("socket:[" + columns[INODE_COLUMN] + "]");
          }
        }
      }
    }
    return sockets;
  }

  private static Optional<String> process(Set<String> sockets) throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOneOf(process, sockets)) {
          String name = Files.readString(process.resolve("comm")).strip();
          return Optional.of("process " + process.getFileName() + " (" + name + ")");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holdsOneOf(Path process, Set<String> sockets) throws IOException {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
    } catch (AccessDeniedException | NoSuchFileException e) {
      return false; // somebody else's process, or one that ended meanwhile
    }
    return false;
  }
}
