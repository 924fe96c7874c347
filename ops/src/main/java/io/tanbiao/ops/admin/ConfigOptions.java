package io.tanbiao.ops.admin;

import io.tanbiao.ops.config.ConfigSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that name or override the configuration. */
final class ConfigOptions {
  @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config-file")
  private Path config;

  @Option(names = "--port-base", paramLabel = "N", descriptionKey = "port-base")
  private Integer portBase;

  @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "set")
  private List<String> overrides = new ArrayList<>();

  /** Options that were read already. */
  static ConfigOptions of(PlainServe arguments) {
    ConfigOptions options = new ConfigOptions();
    options.config = arguments.config().map(Path::of).orElse(null);
    options.overrides = arguments.overrides();
    return options;
  }

  ConfigSources sources(Invocation invocation) {
    return new ConfigSources(
        config == null ? invocation.directory().config() : config,
        config != null,
        invocation.environment(),
        overrides,
        portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase));
  }
}
