package io.tanbiao.conformance.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of the test: initialised in a directory, served as a process on ports of its own, killed,
 * stopped and started again. One thread at a time.
 */
public final class TanbiaoNode implements AutoCloseable {
  /** The prefix that nodes are made for. */
  public static final String PREFIX = "88.300";

  /** The handle of the administrator that {@code init} makes; its public key has index 300. */
  public static final String ADMIN_HANDLE = "0.NA/" + PREFIX;

  /** The index of the administrator's key. */
  public static final int ADMIN_INDEX = 300;

  /** How long a node may take to be ready; generous, for machines with other work. */
  private static final Duration READY_TIME = Duration.ofSeconds(60);

  /** Every buffer that nobody released shows in the log. */
  private static final String REPORT_LEAKS = "-Dio.netty.leakDetection.level=paranoid";

  private static final Duration PROBE_TIME = Duration.ofSeconds(5);
  private static final Duration STOP_TIME = Duration.ofSeconds(20);
  private static final int MAX_PORT_TRIES = 3;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PROBE_TIME).build();

  private final String jvmOptions;
  private final Path data;
  private final List<String> settings;
  private PortBlock ports = PortBlock.free();
  private ChildProcess process;

  private TanbiaoNode(Path data, List<String> settings) {
    this(REPORT_LEAKS, data, settings);
  }

  private TanbiaoNode(String jvmOptions, Path data, List<String> settings) {
    this.jvmOptions = jvmOptions;
    this.data = data;
    this.settings = List.copyOf(settings);
  }

  /**
   * Initialises a node in a directory that is empty or not there, and serves it.
   *
   * @param settings as {@code --set} takes them: {@code key=value}
   */
  public static TanbiaoNode create(Path data, String... settings) throws Exception {
    return initialised(new TanbiaoNode(data, List.of(settings)));
  }

  /** The same with further options for its JVM. */
  public static TanbiaoNode withJvm(String options, Path data) throws Exception {
    return initialised(new TanbiaoNode(REPORT_LEAKS + " " + options, data, List.of()));
  }

  private static TanbiaoNode initialised(TanbiaoNode node) throws Exception {
    Path data = node.data;
    Tanbiao.ask(
        data.toAbsolutePath().getParent(),
        "init",
        "--data",
        data.toString(),
        "--prefix",
        PREFIX,
        "--port-base",
        Integer.toString(node.ports.base()));
    node.start();
    return node;
  }

  /** Serves a node that was initialised before. */
  public static TanbiaoNode serve(Path data, PortBlock ports) throws Exception {
    TanbiaoNode node = new TanbiaoNode(data, List.of());
    node.ports = ports;
    node.start();
    return node;
  }

  /**
   * A node that somebody else has started, as {@code quickstart --no-wait} does. It can be killed,
   * and started again as a process of the test.
   */
  public static TanbiaoNode running(Path data, PortBlock ports) throws Exception {
    TanbiaoNode node = new TanbiaoNode(data, List.of());
    node.ports = ports;
    Deadline.in(READY_TIME).await("node is ready in " + data, node::isReady);
    return node;
  }

  /** Moves to other ports with the next start. */
  public void move() {
    ports = PortBlock.free();
  }

  /** Serves and waits until the node is ready. */
  public void start() throws Exception {
    for (int tries = 1; !startOn(ports); tries++) {
      if (tries == MAX_PORT_TRIES) {
        throw new AssertionError("did not start\n" + this);
      }
      ports = PortBlock.free();
    }
  }

  /** False when somebody else took a port between the probe and the start. */
  private boolean startOn(PortBlock block) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("serve", "--data", data.toString()));
    arguments.addAll(List.of("--port-base", Integer.toString(block.base())));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    process = Tanbiao.startWith(jvmOptions, data.toAbsolutePath().getParent(), arguments);
    Deadline deadline = Deadline.in(READY_TIME);
    try {
      deadline.await("node is ready", () -> !process.isAlive() || isReady());
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + this, e);
    }
    if (process.isAlive()) {
      return true;
    }
    if (process.exitCode(PROBE_TIME) == 1 && isAboutAPort(process.stderr())) {
      return false;
    }
    throw new AssertionError("did not start\n" + this);
  }

  private static boolean isAboutAPort(String message) {
    return message.contains(" port ") && message.contains("in use");
  }

  private boolean isReady() throws InterruptedException {
    HttpRequest probe =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + ports.management() + "/health/ready"))
            .timeout(PROBE_TIME)
            .build();
    try {
      return HTTP.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the process at once, as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws Exception {
    if (process == null) {
      ProcessHandle handle = ProcessHandle.of(pid()).orElseThrow();
      handle.destroyForcibly();
      Deadline.in(STOP_TIME).await("process is gone", () -> !handle.isAlive());
    } else {
      process.kill();
    }
  }

  /**
   * Stops the process as SIGTERM does.
   *
   * @return the exit code
   */
  public int stop() {
    process.terminate();
    return process.exitCode(STOP_TIME);
  }

  /** Whether the process has not ended. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The data directory. */
  public Path data() {
    return data;
  }

  /** The ports it serves on. */
  public PortBlock ports() {
    return ports;
  }

  /** The address of Handle, TCP and UDP. */
  public InetSocketAddress handleAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.handle());
  }

  /** The address of HTTP. */
  public InetSocketAddress httpAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.http());
  }

  /** The address of metrics and health. */
  public InetSocketAddress managementAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.management());
  }

  /** The id of the process, as the node itself says in {@code run.json}. */
  public long pid() throws IOException {
    return runFile().path("pid").asLong();
  }

  /** The content of {@code run.json}. */
  public JsonNode runFile() throws IOException {
    return JSON.readTree(data.resolve("run.json").toFile());
  }

  /** The site record as a file. */
  public Path siteFile() {
    return data.resolve("siteinfo.json");
  }

  /** The private key of the administrator, as the official client reads it. */
  public Path adminKeyFile() {
    return data.resolve("keys").resolve("admin.bin");
  }

  /** All that the node wrote to its output and to its log, for messages and for searching. */
  public String output() {
    return process == null ? "(started by somebody else)" : process.toString();
  }

  /** The text of the files in {@code logs/}. */
  public String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(data.resolve("logs"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        text.append(Files.readString(file)).append('\n');
      }
    }
    return text.toString();
  }

  /** What the node logged although nothing should go wrong: errors, and buffers not released. */
  public List<String> complaints() throws IOException {
    return logs()
        .lines()
        .filter(line -> line.contains(" ERROR ") || line.contains("LEAK"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.close();
    } else if (Files.exists(data.resolve("run.json"))) {
      ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public String toString() {
    return "node in " + data + " on " + ports + "\n" + output();
  }
}
