package io.tanbiao.conformance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.PortBlock;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A record's life, prefixes and status from the command line, with exit codes (interface §2). */
@ExtendWith(SharedNode.class)
class CommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;

  @TempDir Path directory;
  private TanbiaoNode node;

  @BeforeEach
  void takes(TanbiaoNode shared) {
    node = shared;
  }

  @Test
  void registersChangesAndDeletesARecord() throws Exception {
    String name = Names.fresh("By-Command");

    local("create", name, "--value", "1 URL https://example.org/一", "--value", "2 N one two");
    assertThat(texts(name)).containsExactly("1 URL https://example.org/一", "2 N one two");

    local("add", name, "--value", "3 N three");
    local("modify", name, "--value", "2 N 2");
    assertThat(texts(name)).containsExactly("1 URL https://example.org/一", "2 N 2", "3 N three");

    local("remove", name, "--index", "1", "--index", "3");
    assertThat(texts(name)).containsExactly("2 N 2");

    local("delete", name);
    Tanbiao.Result gone = run("resolve", name);
    assertThat(gone.exitCode()).isEqualTo(REFUSED);
    assertThat(gone.stderr()).contains(name).doesNotContain("Exception");
  }

  @Test
  void administersANodeThatIsElsewhere() throws Exception {
    String name = Names.fresh("elsewhere");
    String[] remote = {
      "create",
      name,
      "--value",
      "1 URL x",
      "--server",
      "127.0.0.1:" + node.ports().handle(),
      "--as",
      TanbiaoNode.ADMIN_INDEX + ":" + TanbiaoNode.ADMIN_HANDLE,
      "--key",
      node.adminKeyFile().toString()
    };

    assertThat(Tanbiao.run(directory, remote).exitCode()).isZero();
    Tanbiao.Result again = Tanbiao.run(directory, remote);

    assertThat(again.exitCode()).as("exists").isEqualTo(REFUSED);
    assertThat(texts(name)).containsExactly("1 URL x");
    assertThat(directory).as("writes nothing where it runs").isEmptyDirectory();
  }

  @Test
  void homesShowsAndUnhomesAPrefix() throws Exception {
    String prefix = Names.freshPrefix();

    local("prefix", "home", prefix);
    assertThat(local("prefix", "list")).contains(prefix, TanbiaoNode.PREFIX);
    local("prefix", "unhome", prefix);
    assertThat(local("prefix", "list")).doesNotContain(prefix).contains(TanbiaoNode.PREFIX);
    assertThat(local("prefix", "show", TanbiaoNode.PREFIX)).contains("HS_SITE", "HS_ADMIN");
  }

  @Test
  void selectsAsItIsTold() throws Exception {
    String name = Names.fresh("selected");
    local("create", name, "--value", "1 URL a", "--value", "2 URL.PDF b", "--value", "3 EMAIL c");

    assertThat(indexes(name, "--type", "URL")).containsExactly(1);
    assertThat(indexes(name, "--type", "URL.")).containsExactly(1, 2);
    assertThat(indexes(name, "--type", "url", "--index", "3")).containsExactly(1, 3);
    assertThat(run("resolve", name, "--index", "77").exitCode()).isEqualTo(REFUSED);
  }

  @Test
  void tellsItsStatusAndConfiguration() throws Exception {
    assertThat(local("status")).contains(Integer.toString(node.ports().handle()));
    assertThat(JSON.readTree(local("status", "--json")).isObject()).isTrue();
    assertThat(local("config", "check")).isNotNull();
    assertThat(local("config", "show")).contains("challenge.timeout", TanbiaoNode.PREFIX);
    assertThat(local("key", "show", node.adminKeyFile().toString())).contains("RSA");
  }

  @Test
  void convertsAKeyAndProvesWithEveryForm() throws Exception {
    for (String form : List.of("pem", "jwk", "handle")) {
      Path key = directory.resolve("admin." + form);
      local("key", "convert", node.adminKeyFile().toString(), key.toString(), "--form", form);
      String name = Names.fresh("by-" + form);

      Tanbiao.ask(
          directory,
          "create",
          name,
          "--value",
          "1 URL x",
          "--server",
          "127.0.0.1:" + node.ports().handle(),
          "--as",
          TanbiaoNode.ADMIN_INDEX + ":" + TanbiaoNode.ADMIN_HANDLE,
          "--key",
          key.toString());

      assertThat(texts(name)).containsExactly("1 URL x");
      assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    }
  }

  @Test
  void endsWithTheCodeForWhatWentWrong() throws Exception {
    int nobody = PortBlock.free().handle();

    assertThat(run("resolve").exitCode()).isEqualTo(USAGE);
    assertThat(run("nonsense").exitCode()).isEqualTo(USAGE);
    assertThat(run("resolve", "88.300/x", "--nonsense").exitCode()).isEqualTo(USAGE);
    Tanbiao.Result unreachable =
        Tanbiao.run(directory, "resolve", "88.300/x", "--server", "127.0.0.1:" + nobody);
    assertThat(unreachable.exitCode()).isEqualTo(UNREACHABLE);
    assertThat(unreachable.stderr()).contains(Integer.toString(nobody));
    assertThat(unreachable.stderr()).doesNotContain("Exception");
    Tanbiao.Result noNode =
        Tanbiao.run(directory, "resolve", "88.300/x", "--data", directory.toString());
    assertThat(noNode.exitCode()).isIn(REFUSED, UNREACHABLE);
    assertThat(Tanbiao.run(directory, "--version").stdout()).isNotBlank();
    assertThat(Tanbiao.run(directory, "--help").stdout()).contains("resolve", "quickstart");
  }

  /** Index, type and data of the values, but for the administrator's. */
  private List<String> texts(String name) throws Exception {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : record(name)) {
      if (!value.path("type").asText().equals("HS_ADMIN")) {
        texts.add(
            value.path("index").asText()
                + " "
                + value.path("type").asText()
                + " "
                + value.path("data").path("value").asText());
      }
    }
    return texts;
  }

  private List<Integer> indexes(String name, String... selection) throws Exception {
    List<Integer> indexes = new ArrayList<>();
    record(name, selection).forEach(value -> indexes.add(value.path("index").asInt()));
    return indexes;
  }

  private JsonNode record(String name, String... selection) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("resolve", name, "--json"));
    arguments.addAll(List.of(selection));
    return JSON.readTree(local(arguments.toArray(new String[0]))).path("values");
  }

  /** A command for the node of the data directory that must succeed. */
  private String local(String... arguments) throws Exception {
    return Tanbiao.ask(directory, withData(arguments));
  }

  private Tanbiao.Result run(String... arguments) throws Exception {
    return Tanbiao.run(directory, withData(arguments));
  }

  private String[] withData(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", node.data().toString()));
    return all.toArray(new String[0]);
  }
}
