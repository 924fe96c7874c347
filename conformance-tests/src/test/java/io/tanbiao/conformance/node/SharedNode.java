package io.tanbiao.conformance.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * One node for all test classes that neither stop it nor fill it: a parameter of type {@link
 * TanbiaoNode} of a test, or of a method before it, is this node. It is started for the first class
 * that asks and ends with the run. Every test takes names of its own.
 *
 * <p>What the node wrote goes with the message of a test that fails. A class after which the log of
 * the node tells of an error fails too, whatever the peers saw.
 */
public final class SharedNode
    implements ParameterResolver, TestExecutionExceptionHandler, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(SharedNode.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TanbiaoNode.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context).node;
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    failure.addSuppressed(new AssertionError(running(context).node.toString()));
    throw failure;
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    List<String> complaints = running(context).node.complaints();
    if (!complaints.isEmpty()) {
      throw new AssertionError("the node logged:\n" + String.join("\n", complaints));
    }
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
  }

  /** The node with its directory. */
  private static final class Running implements AutoCloseable {
    private final Path directory;
    private final TanbiaoNode node;

    private Running(Path directory, TanbiaoNode node) {
      this.directory = directory;
      this.node = node;
    }

    static Running start() {
      try {
        Path directory = Files.createTempDirectory("tanbiao-conformance");
        return new Running(directory, TanbiaoNode.create(directory.resolve("node")));
      } catch (Exception e) {
        throw new AssertionError("no node to test", e);
      }
    }

    @Override
    public void close() throws IOException {
      node.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
