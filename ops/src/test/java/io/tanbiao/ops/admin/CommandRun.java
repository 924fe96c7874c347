package io.tanbiao.ops.admin;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * One run of the command line in the process of the test.
 *
 * @param exitCode for the operating system
 * @param out what it printed
 * @param err its messages
 */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... args) {
    return of(Map.of("LANG", "en_US.UTF-8"), args);
  }

  static CommandRun of(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err));
    int exitCode = Tanbiao.run(args, streams, environment);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
