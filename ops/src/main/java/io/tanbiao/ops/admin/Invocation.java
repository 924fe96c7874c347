package io.tanbiao.ops.admin;

import io.tanbiao.ops.json.JsonText;
import io.tanbiao.ops.node.NodeDirectory;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** One call of {@code tanbiao}: the options that every command takes, and where it writes. */
@Command(name = "tanbiao", versionProvider = Version.class)
final class Invocation implements Runnable {
  @Option(names = "--json", scope = ScopeType.INHERIT)
  private boolean json;

  @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT)
  private Path data = Path.of("data");

  @Option(names = "--server", paramLabel = "HOST:PORT", scope = ScopeType.INHERIT)
  private String server;

  @Option(names = "--as", paramLabel = "INDEX:HANDLE", scope = ScopeType.INHERIT)
  private String identity;

  @Option(names = "--key", paramLabel = "FILE", scope = ScopeType.INHERIT)
  private Path key;

  @Option(names = "--secret", paramLabel = "FILE", scope = ScopeType.INHERIT)
  private Path secret;

  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  @SuppressWarnings("unused") // read from the arguments before they are parsed: Messages.language
  private Language language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT)
  @SuppressWarnings("unused") // picocli acts on it
  private boolean version;

  @Spec private CommandSpec spec;

  /** The languages of messages and help. */
  enum Language {
    ZH,
    EN
  }

  private final Streams streams;
  private final Messages messages;
  private final Map<String, String> environment;

  Invocation(Streams streams, Messages messages, Map<String, String> environment) {
    this.streams = streams;
    this.messages = messages;
    this.environment = Map.copyOf(environment);
  }

  /** A call whose arguments were read already. */
  static Invocation of(
      PlainServe arguments, Streams streams, Messages messages, Map<String, String> environment) {
    Invocation invocation = new Invocation(streams, messages, environment);
    invocation.json = arguments.json();
    invocation.data = arguments.data().map(Path::of).orElse(invocation.data);
    return invocation;
  }

  @Override
  public void run() {
    throw Refusal.noCommand(spec, messages);
  }

  boolean json() {
    return json;
  }

  NodeDirectory directory() {
    return new NodeDirectory(data);
  }

  /** The server that was named, or null. */
  String server() {
    return server;
  }

  /** The identity that was named, or null. */
  String identity() {
    return identity;
  }

  /** The key that was named, or null. */
  Path key() {
    return key;
  }

  /** The file with the secret of the identity that was named, or null. */
  Path secret() {
    return secret;
  }

  Map<String, String> environment() {
    return environment;
  }

  Messages messages() {
    return messages;
  }

  Streams streams() {
    return streams;
  }

  /** Prints a result for people, unless JSON is wanted. */
  void say(String key, Object... arguments) {
    if (!json) {
      streams.out().println(messages.text(key, arguments));
    }
  }

  /** Prints a message that is no result. */
  void tell(String key, Object... arguments) {
    streams.err().println(messages.text(key, arguments));
  }

  /** Prints a result for programs, if JSON is wanted. */
  void print(Map<String, ?> result) {
    if (json) {
      streams.out().println(JsonText.compact(result));
    }
  }
}
