package io.tanbiao.ops.admin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: always UTF-8, since names and values are.
 *
 * @param out results
 * @param err messages
 */
public record Streams(PrintWriter out, PrintWriter err) {

  /** The streams of the process. */
  public static Streams ofProcess() {
    return new Streams(writer(FileDescriptor.out), writer(FileDescriptor.err));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    OutputStream octets = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(octets, StandardCharsets.UTF_8), true);
  }
}
