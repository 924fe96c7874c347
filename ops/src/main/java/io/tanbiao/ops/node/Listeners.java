package io.tanbiao.ops.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The servers of a node. Closing stops all of them at the same time, since each waits a while for
 * its requests under way.
 */
final class Listeners implements AutoCloseable {
  private final List<Supplier<CompletableFuture<Void>>> stops = new ArrayList<>();

  /** Adds a server whose stop does not block. */
  void add(Supplier<CompletableFuture<Void>> stop) {
    stops.add(stop);
  }

  /** Adds a server whose stop blocks. */
  void addBlocking(Runnable stop) {
    stops.add(() -> CompletableFuture.runAsync(stop, task -> new Thread(task, "stop").start()));
  }

  @Override
  public void close() {
    List<CompletableFuture<Void>> stopping = stops.stream().map(Supplier::get).toList();
    stopping.forEach(CompletableFuture::join);
  }
}
