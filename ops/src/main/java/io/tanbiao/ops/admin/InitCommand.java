package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.config.Memory;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.config.SettingKind;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeException;
import io.tanbiao.ops.node.NodeSetup;
import io.tanbiao.ops.node.PrefixRecord;
import io.tanbiao.ops.node.StoreSettings;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao init}: makes a new node. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--prefix", paramLabel = "PREFIX", required = true)
  private String prefix;

  @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
  private String address;

  @Option(names = "--port-base", paramLabel = "N")
  private Integer portBase;

  @Option(names = "--case-sensitive")
  private boolean caseSensitive;

  @Option(names = "--admin-key", paramLabel = "FILE")
  private Path adminKey;

  InitCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigException, NodeException, KeyException, IOException {
    NodeDirectory directory = invocation.directory();
    NodeSetup.Wish wish = wish();
    init(directory, wish);
    Prefix made = wish.prefix();
    invocation.say("init.done", directory.root(), made);
    invocation.say("init.administrator", PrefixRecord.administrator(made));
    if (hasPrivateKey(wish)) {
      invocation.say("init.key", directory.adminKey());
    }
    invocation.print(result(directory, wish));
    return ExitCode.DONE.number();
  }

  /** Makes a node with a store on disk. */
  static void init(NodeDirectory directory, NodeSetup.Wish wish) throws NodeException {
    NodeSetup setup =
        new NodeSetup(
            (path, caseRule) ->
                RocksStore.create(path, caseRule, StoreSettings.of(Memory.SMALL, directory)),
            Clock.systemUTC(),
            new SecureRandom());
    setup.init(directory, wish);
  }

  private NodeSetup.Wish wish() throws ConfigException, KeyException, IOException {
    OptionalInt base = portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase);
    NodeConfig.Ports ports =
        new ConfigSources(Path.of(""), false, Map.of(), List.of(), base).read().ports();
    Optional<KeyFile.Content> key =
        adminKey == null
            ? Optional.empty()
            : Optional.of(KeyFile.read(adminKey, () -> Passphrases.ask(invocation, adminKey)));
    return new NodeSetup.Wish(
        parse("--prefix", prefix, SettingKind.prefix()),
        parse("--address", address, SettingKind.address()),
        ports,
        caseSensitive ? CaseRule.CASE_SENSITIVE : CaseRule.IGNORE_ASCII_CASE,
        key);
  }

  private static boolean hasPrivateKey(NodeSetup.Wish wish) {
    return wish.adminKey().map(KeyFile.Content::privateKey).map(Optional::isPresent).orElse(true);
  }

  private static Map<String, Object> result(NodeDirectory directory, NodeSetup.Wish wish) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("data", directory.root().toString());
    result.put("prefix", wish.prefix().toString());
    result.put("administrator", PrefixRecord.administrator(wish.prefix()).toString());
    result.put("adminKey", hasPrivateKey(wish) ? directory.adminKey().toString() : null);
    result.put("site", directory.siteFile().toString());
    return result;
  }

  private static <T> T parse(String option, String text, SettingKind<T> kind)
      throws ConfigException {
    Function<List<String>, T> reader = kind.reader();
    try {
      return reader.apply(List.of(text));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(option + " " + text + " (expected: " + kind.expected() + ")", e);
    }
  }
}
