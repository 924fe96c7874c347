package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.limit.EchoKind;
import io.tanbiao.ops.bench.limit.EchoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao bench echo}: a bare server for {@code bench limits}, until it is ended. */
@Command(name = "echo", hidden = true)
final class BenchEchoCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--kind", paramLabel = "KIND", required = true)
  private EchoKind kind;

  @Option(names = "--port", paramLabel = "N", required = true)
  private int port;

  BenchEchoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (EchoServer server = EchoServer.open(kind, address)) {
      invocation.tell("bench.echo", server.address());
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE.number();
  }
}
