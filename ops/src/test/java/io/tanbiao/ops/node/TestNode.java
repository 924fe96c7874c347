package io.tanbiao.ops.node;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.config.Memory;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A node of a test: prefix 88.300, any free ports, in the process of the test. */
public final class TestNode {
  private static final NodeConfig.Ports ANY = new NodeConfig.Ports(0, 0, 0);

  private TestNode() {}

  /** Makes a node. */
  public static NodeDirectory init(Path root) throws NodeException {
    NodeDirectory directory = new NodeDirectory(root);
    NodeSetup setup =
        new NodeSetup(
            (path, rule) ->
                RocksStore.create(path, rule, StoreSettings.of(Memory.SMALL, directory)),
            Clock.systemUTC(),
            new SecureRandom());
    setup.init(
        directory,
        new NodeSetup.Wish(
            Prefix.of("88.300"),
            InetAddress.getLoopbackAddress(),
            ANY,
            CaseRule.IGNORE_ASCII_CASE,
            Optional.empty()));
    return directory;
  }

  /** Starts a node with further settings as {@code key=value}. */
  public static Node start(NodeDirectory directory, String... settings) throws Exception {
    List<String> overrides = new ArrayList<>(List.of("memory=small"));
    overrides.addAll(List.of(settings));
    return Node.start(
        directory,
        new ConfigSources(directory.config(), true, Map.of(), overrides, OptionalInt.empty())
            .read());
  }
}
