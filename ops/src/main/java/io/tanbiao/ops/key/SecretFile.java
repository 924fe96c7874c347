package io.tanbiao.ops.key;

import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files with the secret of an HS_SECKEY: its octets, and nothing else but a line end. */
public final class SecretFile {
  /** The longest secret, in octets. */
  public static final int MAX_SECRET_OCTETS = 4096;

  private SecretFile() {}

  /**
   * The secret in a file, without the line end that editors put behind it.
   *
   * @throws KeyException when it is empty or too long
   */
  public static Octets read(Path file) throws IOException, KeyException {
    long size = Files.size(file);
    if (size > MAX_SECRET_OCTETS + 2) {
      throw lengthOf(file, size);
    }
    byte[] octets = Files.readAllBytes(file);
    int end = octets.length;
    if (end > 0 && octets[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && end < octets.length && octets[end - 1] == '\r') {
      end--;
    }
    if (end == 0 || end > MAX_SECRET_OCTETS) {
      throw lengthOf(file, end);
    }
    return Octets.of(octets, 0, end);
  }

  private static KeyException lengthOf(Path file, long octets) {
    return new KeyException(
        file + ": " + octets + " octets of secret (expected: 1.." + MAX_SECRET_OCTETS + ")");
  }
}
