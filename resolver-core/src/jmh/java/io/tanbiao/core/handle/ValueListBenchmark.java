package io.tanbiao.core.handle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The wire form of value lists, and the record form around it.
 *
 * <p>Types, lengths, times to live and references differ from value to value, so that no branch is
 * learnt; heap buffers and direct ones are both read while warming up, since a node reads both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ValueListBenchmark {
  private static final Handle HANDLE = Handle.of("88.300.15907/press-1");
  private static final String[] TYPES = {"URL", "EMAIL", "DESC", "HS_ADMIN", "C.ENERGY.ELECTRIC"};
  private static final int RESTRICTED_EVERY = 4;

  /** How many values there are. */
  @Param({"1", "10", "100"})
  public int count;

  private List<HandleValue> values;
  private Octets encoded;
  private Octets readableStored;
  private HandleRecord mixed;

  /** Makes the values. */
  @Setup
  public void make() {
    values = new ArrayList<>();
    List<HandleValue> someRestricted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      HandleValue value = value(i);
      values.add(value);
      someRestricted.add(i % RESTRICTED_EVERY == 0 ? value.with(Permissions.ADMIN_ONLY) : value);
    }
    encoded = ValueListCodec.encode(values);
    readableStored = HandleRecord.of(HANDLE, 1, values).stored();
    mixed = HandleRecord.of(HANDLE, 1, someRestricted);
  }

  /** Shows the compiler the buffers of other transports before each iteration. */
  @Setup(Level.Iteration)
  public void readDirect() throws WireException {
    ByteBuffer direct = ByteBuffer.allocateDirect(encoded.length());
    direct.put(encoded.asBuffer()).flip();
    for (int i = 0; i < 1000; i++) {
      if (ValueListCodec.read(new OctetReader(direct)).size() != count) {
        throw new AssertionError(count);
      }
    }
  }

  /** Values to octets. */
  @Benchmark
  public Octets write() {
    return ValueListCodec.encode(values);
  }

  /** Octets to values. */
  @Benchmark
  public List<HandleValue> read() throws WireException {
    return ValueListCodec.read(new OctetReader(encoded));
  }

  /** A stored record to the octets of its answer, when everybody may read all of it. */
  @Benchmark
  public Octets answerOfPublicRecord() throws WireException {
    return HandleRecord.fromStored(readableStored).readableValueList();
  }

  /** The same when each fourth value is restricted. */
  @Benchmark
  public Octets answerOfMixedRecord() throws WireException {
    return HandleRecord.fromStored(mixed.stored()).readableValueList();
  }

  private static HandleValue value(int i) {
    List<Reference> references =
        i % 3 == 0 ? List.of(new Reference(Handle.of("0.NA/88.300"), 300)) : List.of();
    return new HandleValue(
        i + 1,
        Octets.utf8(TYPES[i % TYPES.length]),
        Octets.utf8("https://example.org/".repeat(1 + i % 4) + i),
        new TimeToLive(i % 2 == 1, 86_400),
        1_700_000_000 + i,
        Permissions.DEFAULT,
        references);
  }
}
