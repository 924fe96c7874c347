package io.tanbiao.ops.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be closed, the last opened first. One failure does not keep the others open. */
final class Closings implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Closings.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  @SuppressWarnings("IllegalCatch") // closing is the end: whatever fails is logged and passed by
  public void close() {
    while (!opened.isEmpty()) {
      AutoCloseable next = opened.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOGGER
            .atWarn()
            .setCause(e)
            .addKeyValue("what", next.getClass().getName())
            .log("close failed");
      }
    }
  }
}
