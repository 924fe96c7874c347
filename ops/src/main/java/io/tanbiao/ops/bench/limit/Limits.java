package io.tanbiao.ops.bench.limit;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.child.Child;
import io.tanbiao.ops.bench.child.Children;
import io.tanbiao.ops.bench.child.Pinning;
import io.tanbiao.ops.bench.load.BareHttpDialect;
import io.tanbiao.ops.bench.load.Dialect;
import io.tanbiao.ops.bench.load.EchoDialect;
import io.tanbiao.ops.bench.load.FlowFactory;
import io.tanbiao.ops.bench.load.LoadPlan;
import io.tanbiao.ops.bench.load.LoadRun;
import io.tanbiao.ops.json.JsonText;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Measures the baselines one after another, each server in a process of its own.
 *
 * @param children starts these processes
 * @param program the command line of {@code tanbiao} for arguments
 * @param folder for stores and messages
 * @param server core of the servers
 * @param records in the store that is read
 * @param rate requests that are due each second at the bare servers; 0: each waits for an answer
 * @param warmUp before each measured phase
 * @param measured phase
 */
public record Limits(
    Children children,
    UnaryOperator<List<String>> program,
    Path folder,
    Pinning server,
    int records,
    int rate,
    Duration warmUp,
    Duration measured) {
  private static final int HANDLES = 1_000;
  private static final int PROBE_MILLIS = 100;
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  /** The baselines in the order of the tables. */
  public static List<Workload> all() {
    List<Workload> baselines = new ArrayList<>(List.of(Workload.values()));
    baselines.removeIf(workload -> !workload.isBaseline());
    return baselines;
  }

  /** Measures one of {@link #all()}. */
  public Measurement measure(Workload baseline) throws IOException, InterruptedException {
    return switch (baseline) {
      case UDP_ECHO -> echo(baseline, EchoKind.UDP);
      case TCP_ECHO, TCP_ECHO_ONCE -> echo(baseline, EchoKind.TCP);
      case HTTP_BARE -> echo(baseline, EchoKind.HTTP);
      case ROCKS_GET, ROCKS_SYNC_WRITE -> rocks(baseline);
      default -> throw new IllegalArgumentException(baseline + " (expected: a baseline)");
    };
  }

  private Measurement rocks(Workload baseline) throws IOException {
    List<String> command =
        program.apply(
            List.of(
                "bench",
                "rocks",
                "--workload=" + baseline.label(),
                "--records=" + records,
                "--folder=" + folder.resolve(baseline.label()),
                "--warmup=" + seconds(warmUp),
                "--seconds=" + seconds(measured)));
    try (Child child = children.start(command, server, console(baseline))) {
      return Measurement.fromJson(JsonText.readObject(child.output()));
    }
  }

  private Measurement echo(Workload baseline, EchoKind kind)
      throws IOException, InterruptedException {
    InetSocketAddress address = freeAddress();
    String name = kind.name().toLowerCase(Locale.ROOT);
    List<String> command =
        program.apply(List.of("bench", "echo", "--kind=" + name, "--port=" + address.getPort()));
    try (Child child = children.serve(command, server, console(baseline))) {
      awaitAnswer(child, kind, address);
      LoadPlan plan = plan(baseline, address, child.pid());
      return new LoadRun(plan, FlowFactory.reading(unused -> dialect(kind, address))).run();
    }
  }

  private static Dialect dialect(EchoKind kind, InetSocketAddress address) {
    return kind == EchoKind.HTTP ? new BareHttpDialect(address) : new EchoDialect();
  }

  private LoadPlan plan(Workload baseline, InetSocketAddress address, long pid) {
    return new LoadPlan(
        baseline,
        address,
        Dataset.USUAL,
        HANDLES,
        HANDLES,
        baseline.connections(),
        LoadPlan.usualOutstanding(baseline, rate),
        rate,
        warmUp,
        measured,
        1,
        OptionalLong.of(pid));
  }

  private static void awaitAnswer(Child child, EchoKind kind, InetSocketAddress address)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!answers(kind, address)) {
      if (child.endsWithin(Duration.ofMillis(PROBE_MILLIS)) || System.nanoTime() - deadline > 0) {
        throw new UnreachableException("a bare server does not start: " + child.lastWords());
      }
    }
  }

  private static boolean answers(EchoKind kind, InetSocketAddress address) {
    try {
      if (kind == EchoKind.UDP) {
        return answersDatagram(address);
      }
      try (Socket socket = new Socket()) {
        socket.connect(address, PROBE_MILLIS);
        return true;
      }
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static boolean answersDatagram(InetSocketAddress address) throws IOException {
    byte[] octets = EchoDialect.answer();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(address);
      socket.setSoTimeout(PROBE_MILLIS);
      socket.send(new DatagramPacket(octets, octets.length));
      socket.receive(new DatagramPacket(octets, octets.length));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private Path console(Workload baseline) {
    return folder.resolve(baseline.label() + ".log");
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0);
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }
}
