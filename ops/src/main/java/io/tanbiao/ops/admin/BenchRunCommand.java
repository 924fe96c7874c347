package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.load.Dialect;
import io.tanbiao.ops.bench.load.FlowFactory;
import io.tanbiao.ops.bench.load.LoadPlan;
import io.tanbiao.ops.bench.load.LoadRun;
import io.tanbiao.ops.bench.load.OwnCore;
import io.tanbiao.ops.bench.load.ResolutionDialect;
import io.tanbiao.ops.bench.load.RestDialect;
import io.tanbiao.ops.bench.load.TunnelDialect;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanbiao bench run}: puts a load on a server and measures it. */
@Command(name = "run")
final class BenchRunCommand implements Callable<Integer> {
  private static final int MOST_CORES = 4_096;
  private static final int SERIES_RADIX = 36;
  private static final long LONGEST_PRINT_SECONDS = 5;

  private final Invocation invocation;

  @Option(names = "--workload", paramLabel = "NAME", required = true)
  private String workloadName;

  @Option(names = "--handles", paramLabel = "N", defaultValue = "1000000")
  private int handles;

  @Option(names = "--hot", paramLabel = "N", defaultValue = "1000")
  private int hot;

  @Option(names = "--prefix", paramLabel = "PREFIX", descriptionKey = "bench-prefix")
  private String prefix = Dataset.USUAL_PREFIX.toString();

  @Option(
      names = {"--connections", "--clients"},
      paramLabel = "N")
  private Integer connections;

  @Option(names = "--outstanding", paramLabel = "N")
  private Integer outstanding;

  @Option(names = "--rate", paramLabel = "N", defaultValue = "0")
  private int rate;

  @Option(names = "--creates", paramLabel = "N", defaultValue = "0")
  private int creates;

  @Mixin private BenchTimes times = new BenchTimes();

  @Option(names = "--pid", paramLabel = "PID")
  private Long pid;

  @Option(names = "--loops", paramLabel = "N", defaultValue = "1")
  private int loops;

  @Option(names = "--core", paramLabel = "N")
  private Integer core;

  @Option(names = "--no-session")
  private boolean noSession;

  BenchRunCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, KeyException, CommandException, InterruptedException {
    Workload workload = workload();
    LoadPlan plan = plan(workload);
    if (core != null && !OwnCore.take(requireCore())) {
      invocation.tell("bench.not-pinned", core);
    }
    LoadRun run = new LoadRun(plan, flows(workload));
    if (creates > 0) {
      run.beside(createsBeside(), flows(Workload.CREATE));
    }
    CountDownLatch printed = new CountDownLatch(1);
    Thread atExit = new Thread(() -> stop(run, printed), "bench-stop");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      List<Measurement> measured = run.runAll();
      present(measured);
      return code(measured).number();
    } catch (UnreachableException e) {
      throw new CommandException(
          ExitCode.UNREACHABLE,
          invocation
              .messages()
              .text("error.unreachable", RunFile.text(plan.server()), e.getMessage()),
          e);
    } finally {
      invocation.streams().out().flush();
      printed.countDown();
      forget(atExit);
    }
  }

  private void present(List<Measurement> measured) {
    Map<String, Object> json = measured.get(0).toJson();
    if (measured.size() > 1) {
      json.put("creating", measured.get(1).toJson());
    }
    invocation.print(json);
    if (!invocation.json()) {
      BenchTable table = new BenchTable(invocation);
      table.head();
      measured.forEach(table::row);
      measured.forEach(one -> invocation.streams().out().println(one.conditions()));
    }
  }

  private static ExitCode code(List<Measurement> measured) {
    if (measured.stream().anyMatch(one -> one.wrong() > 0)) {
      return ExitCode.MISMATCH;
    }
    return measured.stream().anyMatch(one -> one.errors() > 0) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private Workload workload() throws CommandException {
    return Workload.of(workloadName)
        .filter(one -> !one.isBaseline())
        .orElseThrow(
            () ->
                usage(
                    "--workload: "
                        + workloadName
                        + " (expected: "
                        + Arrays.stream(Workload.values())
                            .filter(one -> !one.isBaseline())
                            .map(Workload::label)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }

  private LoadPlan plan(Workload workload) throws IOException, CommandException {
    try {
      return new LoadPlan(
          workload,
          server(workload),
          dataset(workload),
          handles,
          workload == Workload.UDP_UNIFORM ? handles : Math.min(hot, handles),
          connections == null ? workload.connections() : connections,
          outstanding == null ? LoadPlan.usualOutstanding(workload, rate) : outstanding,
          rate,
          times.warmUp(),
          times.measured(),
          loops,
          serverPid());
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  private LoadPlan createsBeside() throws IOException, CommandException {
    Workload create = Workload.CREATE;
    try {
      return new LoadPlan(
          create,
          server(create),
          dataset(create),
          1,
          1,
          create.connections(),
          create.outstanding(),
          creates,
          times.warmUp(),
          times.measured(),
          loops,
          serverPid());
    } catch (IllegalArgumentException e) {
      throw usage("--creates: " + e.getMessage());
    }
  }

  /** Creates need names that nobody has, so each run has a series of its own. */
  private Dataset dataset(Workload workload) {
    Prefix named = new Prefix(Octets.utf8(prefix));
    String run = Long.toString(System.currentTimeMillis(), SERIES_RADIX);
    return workload == Workload.CREATE
        ? new Dataset(named, Dataset.USUAL_SERIES + "-" + run)
        : new Dataset(named, Dataset.USUAL_SERIES);
  }

  private InetSocketAddress server(Workload workload) throws IOException, CommandException {
    boolean http = workload == Workload.REST || workload == Workload.TUNNEL;
    if (invocation.server() == null && http) {
      URI uri = URI.create(Peer.running(invocation).http());
      return new InetSocketAddress(uri.getHost(), uri.getPort());
    }
    try (Peer peer = Peer.of(invocation, ClientTransport.TCP)) {
      return peer.address();
    }
  }

  private OptionalLong serverPid() throws IOException, CommandException {
    if (pid != null) {
      return OptionalLong.of(pid);
    }
    return invocation.server() == null
        ? OptionalLong.of(Peer.running(invocation).pid())
        : OptionalLong.empty();
  }

  private FlowFactory flows(Workload workload) throws IOException, KeyException, CommandException {
    if (workload != Workload.CREATE) {
      return FlowFactory.reading(BenchRunCommand::dialect);
    }
    try (Peer peer = Peer.of(invocation, ClientTransport.TCP)) {
      Credential credential = peer.credential();
      return FlowFactory.creating(credential, Peer.owner(credential.identity()), !noSession);
    }
  }

  private static Dialect dialect(LoadPlan plan) {
    return switch (plan.workload()) {
      case REST -> new RestDialect(plan.dataset(), plan.server());
      case TUNNEL -> new TunnelDialect(plan.dataset(), plan.server());
      default -> new ResolutionDialect(plan.dataset());
    };
  }

  private int requireCore() throws CommandException {
    if (core < 0 || core > MOST_CORES) {
      throw usage("--core: " + core + " (expected: 0.." + MOST_CORES + ")");
    }
    return core;
  }

  private static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  /** Ctrl-C: what was measured until then is printed before the process ends. */
  private static void stop(LoadRun run, CountDownLatch printed) {
    run.stop();
    try {
      boolean unused = printed.await(LONGEST_PRINT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread atExit) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // it runs, since the process ends
    }
  }
}
