package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which file an import reads.
 *
 * @param path absolute
 * @param format of its records
 * @param octets how long it is
 * @param modifiedMillis when it was written last, milliseconds since the epoch
 * @param digest SHA-256 of its first and its last 64 KiB, hexadecimal
 */
public record InputIdentity(
    Path path, BulkFormat format, long octets, long modifiedMillis, String digest) {
  private static final int ENDS_OCTETS = 64 << 10;
  private static final int NAME_DIGITS = 16;

  /** Looks at a file. */
  public static InputIdentity of(Path file, BulkFormat format) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      MessageDigest digest = sha256();
      digest.update(part(channel, 0));
      digest.update(part(channel, Math.max(0, size - ENDS_OCTETS)));
      long modified = Files.getLastModifiedTime(path).toMillis();
      return new InputIdentity(path, format, size, modified, Octets.of(digest.digest()).hex());
    }
  }

  /** Short, and another one for another path or format; for names of files. */
  public String shortName() {
    MessageDigest digest = sha256();
    digest.update((format.word() + ":" + path).getBytes(StandardCharsets.UTF_8));
    return Octets.of(digest.digest()).hex().substring(0, NAME_DIGITS);
  }

  private static ByteBuffer part(FileChannel channel, long from) throws IOException {
    ByteBuffer part = ByteBuffer.allocate(ENDS_OCTETS);
    while (part.hasRemaining() && channel.read(part, from + part.position()) >= 0) {}
    return part.flip();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }
}
