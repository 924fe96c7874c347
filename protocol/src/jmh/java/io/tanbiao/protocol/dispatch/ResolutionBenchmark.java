package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.AnswerHead;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.MessageCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One resolution, octets to octets, and its parts.
 *
 * <p>A node decodes and answers messages of many kinds, so before each iteration all of these see
 * some: lists, refusals, requests that select, records that are absent or partly restricted.
 * Otherwise the compiler would inline the one codec and the one outcome that it ever met. Names
 * take turns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ResolutionBenchmark {
  private static final int RECORDS = 1024;
  private static final int OTHERS = 2000;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

  private final ByteBuffer[] requests = new ByteBuffer[RECORDS];
  private final Answer[] answers = new Answer[RECORDS];
  private final ByteBuffer[] others = {
    encoded(Resolution.ofAll(name(-1))),
    encoded(new Resolution(name(1), List.of(1), List.of(Octets.utf8("URL")), Octets.EMPTY)),
    encoded(Resolution.ofAll(Handle.of("88.300.15907/restricted"))),
    encoded(new Operation.GetSiteInfo(Handle.of("0.NA/88.300"))),
    encoded(new Operation.ListHomedPrefixes(Handle.of("/"))),
    encoded(new Operation.DeleteHandle(name(2)))
  };
  private RequestDispatcher dispatcher;
  private int next;

  /** Makes the records, the requests and the answers. */
  @Setup
  public void make() {
    InMemoryNode node = new InMemoryNode().homing("88.300", "88.300.15907");
    node.holding(
        "88.300.15907/restricted",
        HandleValue.of(1, "URL", "https://example.org/"),
        HandleValue.of(2, "DESC", "for few").with(Permissions.ADMIN_ONLY));
    for (int i = 0; i < RECORDS; i++) {
      List<HandleValue> values =
          List.of(
              HandleValue.of(1, "URL", "https://example.org/product/" + i),
              HandleValue.of(2, "DESC", "hot rolled coil, furnace 3, batch " + i));
      node.holding(name(i), values);
      requests[i] = encoded(Resolution.ofAll(name(i)));
      answers[i] = new Answer(head(i), Octets.EMPTY, resolved(i, values));
    }
    dispatcher = node.dispatcher();
  }

  /** Shows the compiler messages of other kinds. */
  @Setup(Level.Iteration)
  public void dispatchOthers() throws WireException {
    for (int i = 0; i < OTHERS; i++) {
      AnswerPart answer = dispatch(others[i % others.length]);
      if (answer.message().isEmpty()) {
        throw new AssertionError(i);
      }
    }
  }

  /** Octets to operation. */
  @Benchmark
  public Operation decode() throws WireException {
    ByteBuffer in = requests[turn()].duplicate();
    return Requests.decode(MessageCodec.decode(Envelope.read(in), in));
  }

  /** Outcome to octets. */
  @Benchmark
  public Octets encode() {
    return Answers.encode(answers[turn()]);
  }

  /** Octets to octets, through all duties of the pipeline and a store in memory. */
  @Benchmark
  public AnswerPart dispatch() throws WireException {
    return dispatch(requests[turn()]);
  }

  private AnswerPart dispatch(ByteBuffer request) throws WireException {
    ByteBuffer in = request.duplicate();
    Envelope envelope = Envelope.read(in);
    return dispatcher.dispatch(envelope, in, Transport.UDP, PEER).toCompletableFuture().join();
  }

  private int turn() {
    return next++ & (RECORDS - 1);
  }

  private static Resolved resolved(int i, List<HandleValue> values) {
    return new Resolved(name(i), ValueListCodec.encode(values));
  }

  private static AnswerHead head(int i) {
    return new AnswerHead(
        ProtocolVersion.NEWEST, 0, i, OpCode.RESOLUTION, OpFlags.NONE, 1, 0, 1_893_456_000);
  }

  private static Handle name(int number) {
    return Handle.of("88.300.15907/product-" + number);
  }

  private static ByteBuffer encoded(Operation operation) {
    return MessageCodec.encode(Requests.message(operation, OpFlags.NONE, 0, 77, 1_893_456_000))
        .asBuffer();
  }
}
