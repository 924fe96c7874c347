package io.tanbiao.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Deadline;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawReader;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while four peers write: every acknowledged record is there afterwards, octet by
 * octet, and none by half (quality §2).
 *
 * <p>{@code -Dtanbiao.crash.creates=N} sets how many records are to be acknowledged, 3 000 unless
 * set; the node is killed once for each 5 000 of them, and at least three times.
 */
class CrashTest {
  private static final int CREATES = Integer.getInteger("tanbiao.crash.creates", 3_000);
  private static final int KILLS = Math.max(3, CREATES / 5_000);
  private static final int WRITERS = 4;
  private static final int WINDOW = 100;
  private static final Duration ROUND_TIME = Duration.ofMinutes(10);
  private static final String SECRET = "cheap to prove";

  @TempDir Path directory;

  private final AtomicInteger acknowledged = new AtomicInteger();
  private final List<CrashWriter> writers = new ArrayList<>();
  private RawIdentity registrant;

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void losesNothingAcknowledgedAndKeepsNothingByHalf() throws Exception {
    try (TanbiaoNode node = TanbiaoNode.create(directory.resolve("node"))) {
      registrant = registeredRegistrant(node);
      for (int kill = 1; kill <= KILLS; kill++) {
        writeUntilKilled(node, kill);
        node.start();
        verifyAll(node);
      }
      System.out.println(
          "crash: " + acknowledged + " acknowledged creates, " + KILLS + " kills, none lost");
    }
  }

  /** Somebody with a secret and all rights on the prefix: cheaper to prove than a signature. */
  private static RawIdentity registeredRegistrant(TanbiaoNode node) throws IOException {
    String user = Names.fresh("registrant");
    RawAdministrator.register(node, user, RawValue.secret(301, SECRET));
    RawValue rights = RawValue.admin(101, RawAdministrator.ALL_RIGHTS, user, 301);
    RawAdministrator.mustDo(node, RawRequests.add(TanbiaoNode.ADMIN_HANDLE, List.of(rights)));
    return new RawIdentity.Secret(user, 301, SECRET);
  }

  private void writeUntilKilled(TanbiaoNode node, int kill) throws Exception {
    int goal = (int) ((long) CREATES * kill / KILLS);
    List<Thread> threads = new ArrayList<>();
    for (int n = 0; n < WRITERS; n++) {
      CrashWriter writer =
          new CrashWriter(node, registrant, Names.fresh("crash-" + kill), acknowledged);
      writers.add(writer);
      threads.add(new Thread(writer, "writer-" + n));
    }
    threads.forEach(Thread::start);
    Deadline.in(ROUND_TIME)
        .await(
            goal + " acknowledged",
            () -> acknowledged.get() >= goal || threads.stream().noneMatch(Thread::isAlive));
    node.kill();
    for (Thread thread : threads) {
      thread.join();
    }
    writers.forEach(CrashWriter::acknowledged);
    assertThat(acknowledged.get()).isGreaterThanOrEqualTo(goal);
  }

  private void verifyAll(TanbiaoNode node) throws IOException {
    for (CrashWriter writer : writers) {
      verifyRecords(node, writer);
      verifyGrown(node, writer);
    }
  }

  /** All that were acknowledged, and the one after them if it is there at all. */
  private static void verifyRecords(TanbiaoNode node, CrashWriter writer) throws IOException {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      int count = writer.acknowledged();
      for (int from = 0; from <= count; from += WINDOW) {
        verify(tcp, writer, from, Math.min(from + WINDOW, count + 1));
      }
    }
  }

  private static void verify(RawTcp tcp, CrashWriter writer, int from, int to) throws IOException {
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int number = from; number < to; number++) {
      RawMessage request = RawRequests.resolve(writer.name(number));
      numbers.put(request.requestId(), number);
      tcp.send(request.octets());
    }
    for (int n = from; n < to; n++) {
      RawMessage answer = tcp.read();
      int number = numbers.remove(answer.requestId());
      Optional<List<RawValue>> values = valuesIn(answer);
      if (values.isPresent() || number < writer.acknowledged()) {
        assertThat(values).as(writer.name(number)).contains(writer.values(number));
      }
    }
  }

  private static void verifyGrown(TanbiaoNode node, CrashWriter writer) throws IOException {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      Optional<List<RawValue>> values = valuesIn(tcp.ask(RawRequests.resolve(writer.grownName())));
      int known = writer.additions();
      if (values.isPresent() || writer.acknowledged() > 0) {
        List<RawValue> expected = new ArrayList<>();
        for (int number = 0; number < values.orElseThrow().size(); number++) {
          expected.add(CrashWriter.addition(number));
        }
        assertThat(values.get()).isEqualTo(expected).hasSizeBetween(known + 1, known + 2);
      }
    }
  }

  private static Optional<List<RawValue>> valuesIn(RawMessage answer) {
    if (answer.code() != 1) {
      assertThat(answer.code()).isEqualTo(100);
      return Optional.empty();
    }
    RawReader body = answer.bodyReader();
    body.text();
    return Optional.of(RawValue.readAll(body).stream().map(RawValue::withoutTimestamp).toList());
  }
}
