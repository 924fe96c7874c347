package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys and answers to challenges as deployed programs make them. */
final class CapturedAnswers {
  /** The secret key 301:88.300/ADMIN of the captures. */
  static final Octets SECRET = Octets.utf8("capture-secret-1");

  private static final Map<String, Answer> ANSWERS =
      lines("captured-answers.txt").stream()
          .map(line -> new Answer(line[0], hex(line[1]), hex(line[2]), hex(line[3])))
          .collect(Collectors.toMap(Answer::name, Function.identity()));

  private static final Map<String, Octets> KEYS =
      lines("captured-keys.txt").stream()
          .collect(Collectors.toMap(line -> line[0], line -> hex(line[1])));

  private CapturedAnswers() {}

  /** One challenge and what came back. */
  record Answer(String name, Octets nonce, Octets digest, Octets octets) {
    Octets signed() {
      return Octets.concat(nonce, digest);
    }
  }

  /** The answer of a capture, named by its number. */
  static Answer of(String capture) {
    return ANSWERS.get(capture);
  }

  /** The data of the HS_PUBKEY value "rsa", "dsa" or "stranger". */
  static Octets key(String name) {
    return KEYS.get(name);
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in = CapturedAnswers.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Octets hex(String hex) {
    return Octets.hex(hex);
  }
}
