package io.tanbiao.ops.admin;

import io.tanbiao.core.site.Site;
import io.tanbiao.ops.node.Management;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tanbiao status}: whether a node serves, and where. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
  private static final int OK = 200;

  private final Invocation invocation;

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, CommandException {
    Map<String, Object> status = new LinkedHashMap<>();
    boolean ready = true;
    if (invocation.server() == null) {
      RunFile run = Peer.running(invocation);
      ready = new Management(run.management()).get("/health/ready").status() == OK;
      status.putAll(run.json());
      status.put("ready", ready);
    }
    putSite(status);
    invocation.print(status);
    if (!invocation.json()) {
      status.forEach((key, value) -> invocation.streams().out().println(key + ": " + value));
    }
    return (ready ? ExitCode.DONE : ExitCode.FAILED).number();
  }

  private void putSite(Map<String, Object> status) throws IOException, CommandException {
    try (Peer peer = Peer.of(invocation, ClientTransport.TCP)) {
      Site site = peer.client().siteInfo();
      status.put("address", RunFile.text(peer.address()));
      status.put("serial", site.serial());
      status.put("primary", site.isPrimary());
    } catch (UnreachableException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }
}
