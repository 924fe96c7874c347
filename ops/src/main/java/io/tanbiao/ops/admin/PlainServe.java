package io.tanbiao.ops.admin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of {@code tanbiao serve} in the form in which nearly every node is started. Picocli
 * reads any other form, and reads these alike; but it takes a quarter of the time until the first
 * answer, since the JVM cannot archive its classes (decision record 0008).
 *
 * @param data of {@code --data}
 * @param config of {@code --config}
 * @param overrides of {@code --set}, in their order
 * @param json whether {@code --json} is there
 */
record PlainServe(
    Optional<String> data, Optional<String> config, List<String> overrides, boolean json) {
  private static final String COMMAND = "serve";

  /** Copies the list. */
  PlainServe {
    overrides = List.copyOf(overrides);
  }

  /** The arguments; empty when they are for another command, or must be looked at more closely. */
  static Optional<PlainServe> of(String... args) {
    if (args.length == 0 || !args[0].equals(COMMAND)) {
      return Optional.empty();
    }
    Reading reading = new Reading();
    Iterator<String> rest = List.of(args).subList(1, args.length).iterator();
    boolean plain = true;
    while (plain && rest.hasNext()) {
      plain = reading.take(rest.next(), rest);
    }
    return plain
        ? Optional.of(new PlainServe(reading.data, reading.config, reading.overrides, reading.json))
        : Optional.empty();
  }

  /** What was found so far. */
  private static final class Reading {
    private Optional<String> data = Optional.empty();
    private Optional<String> config = Optional.empty();
    private final List<String> overrides = new ArrayList<>();
    private boolean json;

    /** Whether an argument is of the plain form. */
    boolean take(String argument, Iterator<String> rest) {
      if (argument.equals("--json")) {
        boolean first = !json;
        json = true;
        return first;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (equals < 0 && !rest.hasNext()) {
        return false;
      }
      String value = equals < 0 ? rest.next() : argument.substring(equals + 1);
      return isPlain(value) && put(name, value);
    }

    /**
     * Picocli has meanings of its own for quotes, files of arguments, and what looks like options.
     */
    private static boolean isPlain(String value) {
      return !value.isEmpty()
          && value.charAt(0) != '-'
          && value.charAt(0) != '@'
          && value.indexOf('"') < 0
          && value.indexOf('\'') < 0
          && value.indexOf('$') < 0
          && value.indexOf('\\') < 0;
    }

    private boolean put(String name, String value) {
      switch (name) {
        case "--data" -> {
          boolean first = data.isEmpty();
          data = Optional.of(value);
          return first;
        }
        case "--config" -> {
          boolean first = config.isEmpty();
          config = Optional.of(value);
          return first;
        }
        case "--set" -> {
          overrides.add(value);
          return true;
        }
        default -> {
          return false;
        }
      }
    }
  }
}
