package io.tanbiao.ops.bench.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a store at a moment. RocksDB never changes one: what is gone later was compacted.
 *
 * @param names of the files
 */
public record TableFiles(Set<String> names) {
  private static final String ENDING = ".sst";

  /** Keeps the names as they are now. */
  public TableFiles {
    names = Set.copyOf(names);
  }

  /** Those of a store now. */
  public static TableFiles of(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return new TableFiles(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ENDING))
              .collect(Collectors.toSet()));
    }
  }

  /** How many of these are gone at a later moment. */
  public long goneIn(TableFiles later) {
    return names.stream().filter(name -> !later.names().contains(name)).count();
  }
}
