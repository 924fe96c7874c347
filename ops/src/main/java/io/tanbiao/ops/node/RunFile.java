package io.tanbiao.ops.node;

import io.tanbiao.ops.json.JsonText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a running node says about itself in {@code run.json}.
 *
 * @param pid of the process
 * @param handle host and port of the Handle protocol, as {@code --server} takes it
 * @param http address of HTTP
 * @param management address of metrics and health
 * @param site path of the site record
 * @param adminKey path of the administrator's key
 * @param administrator of the prefix of the node, as INDEX:HANDLE
 */
public record RunFile(
    long pid,
    String handle,
    String http,
    String management,
    String site,
    String adminKey,
    String administrator) {

  /** Reads the file, if a node wrote one and its process still runs. */
  public static Optional<RunFile> find(NodeDirectory directory) throws IOException {
    try {
      Map<String, Object> json = JsonText.readObject(Files.readString(directory.runFile()));
      RunFile run = of(json);
      return ProcessHandle.of(run.pid()).map(ProcessHandle::isAlive).orElse(false)
          ? Optional.of(run)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(directory.runFile() + ": " + e.getMessage(), e);
    }
  }

  /** Writes the file. */
  public void write(NodeDirectory directory) throws IOException {
    AtomicFile.write(directory.runFile(), JsonText.pretty(json()) + "\n");
  }

  /** Removes the file. */
  public static void remove(NodeDirectory directory) throws IOException {
    Path file = directory.runFile();
    Files.deleteIfExists(file);
  }

  /** The fields in the order of the file. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pid", pid);
    json.put("handle", handle);
    json.put("http", http);
    json.put("management", management);
    json.put("site", site);
    json.put("adminKey", adminKey);
    json.put("administrator", administrator);
    return json;
  }

  /** {@code host:port}, an IPv6 address in brackets. */
  public static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  private static RunFile of(Map<String, Object> json) {
    return new RunFile(
        JsonText.whole(json.get("pid"), "pid"),
        JsonText.text(json.get("handle"), "handle"),
        JsonText.text(json.get("http"), "http"),
        JsonText.text(json.get("management"), "management"),
        JsonText.text(json.get("site"), "site"),
        JsonText.text(json.get("adminKey"), "adminKey"),
        JsonText.text(json.get("administrator"), "administrator"));
  }
}
