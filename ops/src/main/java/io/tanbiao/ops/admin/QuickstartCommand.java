package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeException;
import io.tanbiao.ops.node.NodeProcess;
import io.tanbiao.ops.node.NodeSetup;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.ops.sample.Registration;
import io.tanbiao.ops.sample.Sample;
import io.tanbiao.protocol.client.ClientTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao quickstart}: a node with samples, from nothing. */
@Command(name = "quickstart")
final class QuickstartCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--port-base", paramLabel = "N", descriptionKey = "port-base")
  private Integer portBase;

  @Option(names = "--no-wait")
  private boolean noWait;

  QuickstartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, NodeException, ConfigException, CommandException {
    NodeDirectory directory = invocation.directory();
    if (!directory.isInitialised()) {
      init(directory);
    }
    requirePrefix(directory);
    Optional<RunFile> running = RunFile.find(directory);
    if (running.isPresent()) {
      invocation.tell("quickstart.running", directory.root(), running.get().pid());
      present(running.get());
    } else if (noWait) {
      present(new BackgroundNode(invocation, directory).start(portBase));
    } else {
      ClassArchive archive = new ClassArchive(directory);
      NodeProcess.run(
          directory,
          sources(directory),
          run -> {
            present(run);
            archive.keepInBackground();
          });
    }
    return ExitCode.DONE.number();
  }

  private void init(NodeDirectory directory) throws NodeException, ConfigException {
    invocation.tell("quickstart.init", directory.root());
    NodeConfig.Ports ports = sources(directory).read().ports();
    InitCommand.init(
        directory,
        new NodeSetup.Wish(
            Prefix.of(Sample.NODE_PREFIX),
            InetAddress.getLoopbackAddress(),
            ports,
            CaseRule.IGNORE_ASCII_CASE,
            Optional.empty()));
  }

  private void requirePrefix(NodeDirectory directory) throws ConfigException, NodeException {
    Prefix prefix = ConfigSources.of(directory.config()).read().prefix();
    if (!prefix.equals(Prefix.of(Sample.NODE_PREFIX))) {
      throw new NodeException(
          invocation
              .messages()
              .text("quickstart.other-prefix", directory.root(), prefix, Sample.NODE_PREFIX));
    }
  }

  /** Registers the samples at the running node and says where everything is. */
  private void present(RunFile run) throws CommandException {
    int created = register();
    if (created > 0) {
      invocation.tell("quickstart.registered", created);
    }
    String sample = Sample.records().get(0).handle().toString();
    invocation.say("quickstart.handle", run.handle());
    invocation.say("quickstart.http", run.http());
    invocation.say("quickstart.management", run.management());
    invocation.say("quickstart.site", run.site());
    invocation.say("quickstart.key", run.administrator(), run.adminKey());
    invocation.say("quickstart.try", launcher(), sample, run.handle());
    if (noWait && !invocation.json()) {
      invocation.streams().out().println("pid " + run.pid());
    }
    invocation.print(result(run, sample));
    invocation.streams().out().flush();
    if (!noWait && run.pid() == ProcessHandle.current().pid()) {
      invocation.tell("quickstart.stop");
    }
  }

  private int register() throws CommandException {
    try (Peer peer = Peer.of(invocation, ClientTransport.TCP)) {
      var credential = peer.credential();
      Reference owner = Peer.owner(credential.identity());
      return new Registration(peer.client(), credential, owner).run();
    } catch (Registration.RefusedException
        | GeneralSecurityException
        | IOException
        | KeyException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  private ConfigSources sources(NodeDirectory directory) {
    OptionalInt base = portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase);
    return new ConfigSources(directory.config(), false, invocation.environment(), List.of(), base);
  }

  private static Map<String, Object> result(RunFile run, String sample) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("handle", run.handle());
    result.put("http", run.http());
    result.put("management", run.management());
    result.put("site", run.site());
    result.put("adminKey", run.adminKey());
    result.put("pid", run.pid());
    result.put("sample", sample);
    result.put("label", null);
    return result;
  }

  /** How this program was called, for a line to copy. */
  private static String launcher() {
    return System.getProperty("tanbiao.launcher", "tanbiao");
  }
}
