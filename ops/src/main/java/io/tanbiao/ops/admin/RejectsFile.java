package io.tanbiao.ops.admin;

import io.tanbiao.ops.bulk.Rejection;
import io.tanbiao.ops.json.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file with what an import refused: a JSON object on each line. */
final class RejectsFile implements Closeable {
  private final FileChannel channel;

  private RejectsFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the file, or makes it.
   *
   * @param keepOctets how much of what is there stays
   */
  static RejectsFile open(Path file, long keepOctets) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileChannel unused = channel.truncate(keepOctets).position(channel.size());
    return new RejectsFile(channel);
  }

  /** Writes what was refused, and why. */
  void write(Rejection rejection, String reason) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", rejection.line());
    if (rejection.column() > 0) {
      json.put("column", (long) rejection.column());
    }
    if (!rejection.handle().isEmpty()) {
      json.put("handle", rejection.handle());
    }
    if (rejection.responseCode() > 0) {
      json.put("responseCode", (long) rejection.responseCode());
    }
    json.put("message", reason);
    ByteBuffer line =
        ByteBuffer.wrap((JsonText.compact(json) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  /** Brings all to the disk; how long the file is. */
  long flush() throws IOException {
    channel.force(false);
    return channel.position();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
