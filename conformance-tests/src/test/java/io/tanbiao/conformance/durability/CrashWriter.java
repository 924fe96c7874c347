package io.tanbiao.conformance.durability;

import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates records one after the other until the node is gone, and knows which of them the node has
 * acknowledged. What a record holds follows from its name, so that nothing else must be remembered.
 *
 * <p>Every tenth time it adds a value to a record of its own, too, which then has one value for
 * each acknowledged addition.
 */
final class CrashWriter implements Runnable {
  private static final int SUCCESS = 1;
  private static final int ADD_EVERY = 10;

  private final TanbiaoNode node;
  private final RawIdentity identity;
  private final String stem;
  private final AtomicInteger acknowledgedByAll;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger additions = new AtomicInteger();
  private volatile AssertionError refusal;

  /**
   * Makes a writer.
   *
   * @param stem of its names, which no other writer has
   * @param acknowledgedByAll counted up with each record that the node has acknowledged
   */
  CrashWriter(
      TanbiaoNode node, RawIdentity identity, String stem, AtomicInteger acknowledgedByAll) {
    this.node = node;
    this.identity = identity;
    this.stem = stem;
    this.acknowledgedByAll = acknowledgedByAll;
  }

  @Override
  public void run() {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      write(tcp, RawRequests.create(grownName(), List.of(addition(0))));
      while (!Thread.currentThread().isInterrupted()) {
        int number = acknowledged.get();
        write(tcp, RawRequests.create(name(number), values(number)));
        acknowledged.incrementAndGet();
        acknowledgedByAll.incrementAndGet();
        if (number % ADD_EVERY == 0) {
          write(tcp, RawRequests.add(grownName(), List.of(addition(additions.get() + 1))));
          additions.incrementAndGet();
        }
      }
    } catch (IOException e) {
      // The node was killed, as planned.
      Thread.currentThread().interrupt();
    } catch (AssertionError e) {
      refusal = e;
    }
  }

  private void write(RawTcp tcp, RawMessage request) throws IOException {
    RawMessage answer = tcp.askAs(identity, request);
    if (answer.code() != SUCCESS) {
      throw new AssertionError("code " + answer.code() + ": " + answer.errorText());
    }
  }

  /** How many records were acknowledged: those numbered below. The next one may be there, whole. */
  int acknowledged() {
    if (refusal != null) {
      throw new AssertionError("a write was refused", refusal);
    }
    return acknowledged.get();
  }

  /** How many additions were acknowledged; one more may be there. */
  int additions() {
    return additions.get();
  }

  /** The name of a record. */
  String name(int number) {
    return stem + "/" + number;
  }

  /** The name of the record that grows. */
  String grownName() {
    return stem + "/grown";
  }

  /** What a record holds, timestamps left out: some short values, some long. */
  List<RawValue> values(int number) {
    List<RawValue> values = new ArrayList<>();
    for (int index = 1; index <= 1 + number % 4; index++) {
      String text = name(number) + "#" + index + " 碳";
      values.add(RawValue.text(index, "URL", text.repeat(1 + (number * 7 + index) % 23)));
    }
    return values;
  }

  /** A value of the record that grows. */
  static RawValue addition(int number) {
    return RawValue.of(1 + number, "N", Octets.utf8("addition " + number), RawValue.PUBLIC);
  }
}
