package io.tanbiao.ops.bench.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that starts a process which never ends, prints its number and waits. */
final class HeldChild {
  private HeldChild() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Children children = Children.watched(Map.of());
    Child child = children.start(List.of("sleep", "600"), Pinning.NONE, Path.of(args[0]));
    System.out.println(child.pid());
    Thread.currentThread().join();
  }
}
