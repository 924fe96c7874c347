package io.tanbiao.ops.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.limit.EchoKind;
import io.tanbiao.ops.bench.limit.EchoServer;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadRunIT {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final double STALL_MICROS = 400_000;

  @ParameterizedTest
  @CsvSource({
    "UDP, UDP_ECHO, 0",
    "UDP, UDP_ECHO, 2500",
    "UDP, UDP_ECHO, 100",
    "TCP, TCP_ECHO, 0",
    "TCP, TCP_ECHO, 2500",
    "HTTP, HTTP_BARE, 0"
  })
  void measuresBareServers(EchoKind kind, Workload workload, int rate) throws Exception {
    try (EchoServer server = EchoServer.open(kind, ANY)) {
      LoadPlan plan = plan(workload, server.address(), rate);

      Measurement measurement =
          new LoadRun(
                  plan,
                  FlowFactory.reading(
                      unused ->
                          kind == EchoKind.HTTP
                              ? new BareHttpDialect(server.address())
                              : new EchoDialect()))
              .run();

      assertThat(measurement.operations()).isPositive();
      assertThat(measurement.errors()).isZero();
      assertThat(measurement.wrong()).isZero();
      assertThat(measurement.offeredPerSecond()).isEqualTo(rate);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP, UDP_HOT", "TCP, TCP_PIPELINED", "TCP, TCP_KEPT", "TCP, TCP_ONCE"})
  void findsAnswersAboutOtherRecords(EchoKind kind, Workload workload) throws Exception {
    try (EchoServer server = EchoServer.open(kind, ANY)) {
      LoadPlan plan = plan(workload, server.address(), 0);

      Measurement measurement = run(plan);

      // Whoever asks for record 0 of 1000 is answered right.
      assertThat(measurement.wrong()).isGreaterThan(measurement.operations());
    }
  }

  @Test
  void putsTwoLoadsOnTheSameEventLoops() throws Exception {
    try (EchoServer datagrams = EchoServer.open(EchoKind.UDP, ANY);
        EchoServer frames = EchoServer.open(EchoKind.TCP, ANY)) {
      FlowFactory echo = FlowFactory.reading(unused -> new EchoDialect());

      List<Measurement> measured =
          new LoadRun(plan(Workload.UDP_ECHO, datagrams.address(), 2_500), echo)
              .beside(plan(Workload.TCP_ECHO, frames.address(), 100), echo)
              .runAll();

      assertThat(measured)
          .extracting(Measurement::workload)
          .containsExactly(Workload.UDP_ECHO.label(), Workload.TCP_ECHO.label());
      assertThat(measured).allSatisfy(one -> assertThat(one.operations()).isPositive());
      assertThat(measured.get(0).operations()).isGreaterThan(measured.get(1).operations());
    }
  }

  @Test
  void showsAStallThatNoAnswerHidAtARate() throws Exception {
    try (StallingServer server = new StallingServer()) {
      LoadPlan plan = plan(Workload.UDP_ECHO, server.address(), 200);

      Measurement measurement =
          new LoadRun(plan, FlowFactory.reading(unused -> new EchoDialect())).run();

      assertThat(measurement.latency().p99()).isGreaterThan(STALL_MICROS / 2);
    }
  }

  @Test
  void tellsThatNobodyAnswers() throws Exception {
    InetSocketAddress closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    assertThatThrownBy(() -> run(plan(Workload.TCP_KEPT, closed, 0)))
        .isInstanceOf(UnreachableException.class);
    assertThatThrownBy(() -> run(plan(Workload.UDP_HOT, closed, 0)))
        .isInstanceOf(UnreachableException.class);
  }

  @Test
  void endsWhenItIsTold() throws Exception {
    try (EchoServer server = EchoServer.open(EchoKind.UDP, ANY)) {
      LoadPlan endless =
          new LoadPlan(
              Workload.UDP_ECHO,
              server.address(),
              Dataset.USUAL,
              1,
              1,
              1,
              1,
              0,
              Duration.ZERO,
              LoadPlan.MAX_MEASURED,
              1,
              OptionalLong.empty());
      LoadRun run = new LoadRun(endless, FlowFactory.reading(unused -> new EchoDialect()));
      run.stop();

      CompletableFuture<Boolean> ended =
          CompletableFuture.supplyAsync(() -> ends(run)).orTimeout(1, TimeUnit.MINUTES);

      assertThat(ended.join()).isTrue();
    }
  }

  private static boolean ends(LoadRun run) {
    try {
      return run.run().operations() >= 0;
    } catch (UnreachableException e) {
      return true; // it was told before the first answer
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Measurement run(LoadPlan plan) throws Exception {
    return new LoadRun(plan, FlowFactory.reading(unused -> new ResolutionDialect(Dataset.USUAL)))
        .run();
  }

  private static LoadPlan plan(Workload workload, InetSocketAddress server, int rate) {
    return new LoadPlan(
        workload,
        server,
        Dataset.USUAL,
        1_000,
        1_000,
        workload.connections(),
        LoadPlan.usualOutstanding(workload, rate),
        rate,
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        1,
        OptionalLong.of(ProcessHandle.current().pid()));
  }

  /** Keeps all requests of its first half second, and answers the later ones at once. */
  private static final class StallingServer implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(ANY);
    private final Thread thread = new Thread(this::serve, "stalling");

    private StallingServer() throws IOException {
      thread.setDaemon(true);
      thread.start();
    }

    private InetSocketAddress address() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
      List<DatagramPacket> kept = new ArrayList<>();
      long stallEnds = 0;
      try {
        while (true) {
          DatagramPacket packet = new DatagramPacket(new byte[512], 512);
          socket.receive(packet);
          kept.add(packet);
          long now = System.nanoTime();
          stallEnds = stallEnds == 0 ? now + (long) (2 * STALL_MICROS * 1_000) : stallEnds;
          if (now - stallEnds > 0) {
            for (DatagramPacket one : kept) {
              answer(one);
            }
            kept.clear();
          }
        }
      } catch (IOException e) {
        kept.clear(); // the socket is closed: the test ends
      }
    }

    private void answer(DatagramPacket request) throws IOException {
      byte[] answer = EchoDialect.answer();
      System.arraycopy(
          request.getData(), EchoDialect.REQUEST_ID_AT, answer, EchoDialect.REQUEST_ID_AT, 4);
      socket.send(new DatagramPacket(answer, answer.length, request.getSocketAddress()));
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
