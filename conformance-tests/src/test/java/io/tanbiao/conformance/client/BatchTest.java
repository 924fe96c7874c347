package io.tanbiao.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.handle.apps.batch.GenericBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One batch file, run by the batch reader of Handle.Net and by {@code tanbiao import}. */
@ExtendWith(SharedNode.class)
class BatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FILE =
      """
      AUTHENTICATE PUBKEY:300:0.NA/88.300
      %1$s

      CREATE %2$s-a
      100 HS_ADMIN 86400 1110 ADMIN 300:110100000001:0.NA/88.300
      101 HS_ADMIN 86400 1110 ADMIN 200:111111111111:0.NA/88.300
      200 HS_VLIST 3600 1100 LIST 300:0.NA/88.300;301:88.300/other
      1 URL 0 1110 UTF8   https://example.org/ a:b|c
      2 NAME.ZH 86400 0111 UTF8 高炉
      3 OCTETS 86400 1110 FILE %3$s
      4 SITE 86400 1110 UTF8 goes

      REMOVE 4:%2$s-a
      MODIFY %2$s-a
      2 NAME.ZH 600 1110 UTF8 二号高炉

      ADD %2$s-a
      5 EMAIL 86400 1110 UTF8 a@example.org
      6 EMAIL 86400 1110 UTF8 b@example.org

      ADD %2$s-a
      5 EMAIL 86400 1110 UTF8 is there already

      CREATE %2$s-b
      1 URL 86400 1110 UTF8 goes
      100 HS_ADMIN 86400 1110 ADMIN 200:111111111111:0.NA/88.300

      create %2$s-a
      1 URL 86400 1110 UTF8 is there already

      CREATE %2$s-c
      1 URL 86400 110 UTF8 malformed

      DELETE %2$s-b
      DELETE %2$s-b

      HOME 127.0.0.1:%4$s:TCP
      0.NA/88.300.%5$s1
      0.NA/88.300.%5$s2

      UNHOME 127.0.0.1:%4$s:TCP
      0.NA/88.300.%5$s2
      """;

  @TempDir Path directory;

  @Test
  void leavesTheSameRecordsBehind(TanbiaoNode node) throws Exception {
    // Given
    Path octets = Files.write(directory.resolve("octets"), new byte[] {0, -1, 65, 10});
    String theirs = Names.fresh("batch-theirs");
    String ours = Names.fresh("batch-ours");
    int port = node.ports().handle();
    OfficialClient client = OfficialClient.of(node);
    StringWriter log = new StringWriter();

    // When
    String text = FILE.formatted(node.adminKeyFile(), theirs, octets, port, "41");
    new GenericBatch(
            new BufferedReader(new StringReader(text)),
            OfficialClient.administratorOf(node),
            new PrintWriter(log, true),
            client.resolver())
        .processBatch();
    Tanbiao.Result result =
        importBatch(node, FILE.formatted(node.adminKeyFile(), ours, octets, port, "42"));

    // Then
    String both = log + "\n" + result;
    assertThat(recordOf(node, ours + "-a")).as(both).isEqualTo(recordOf(node, theirs + "-a"));
    assertThat(recordOf(node, ours + "-a")).as(both).hasSize(8);
    for (String name : List.of(theirs, ours)) {
      assertThat(resolve(node, name + "-b").exitCode()).as(both).isEqualTo(1);
      assertThat(resolve(node, name + "-c").exitCode()).as(both).isEqualTo(1);
    }
    assertThat(Tanbiao.ask(directory, "prefix", "list", "--data", node.data().toString()).lines())
        .as(both)
        .contains("88.300.411", "88.300.421")
        .doesNotContain("88.300.412", "88.300.422");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr().lines()).hasSize(4);
  }

  private Tanbiao.Result importBatch(TanbiaoNode node, String text) throws Exception {
    Path file = Files.writeString(directory.resolve("batch"), text);
    return Tanbiao.run(
        directory,
        "import",
        file.toString(),
        "--format",
        "hdl-batch",
        "--data",
        node.data().toString());
  }

  /** All values without the time they were written at. */
  private List<JsonNode> recordOf(TanbiaoNode node, String name) throws Exception {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode value : JSON.readTree(resolve(node, name).stdout()).path("values")) {
      ((ObjectNode) value).remove("timestamp");
      values.add(value);
    }
    return values;
  }

  private Tanbiao.Result resolve(TanbiaoNode node, String name) throws Exception {
    return Tanbiao.run(
        directory, "resolve", name, "--auth", "--json", "--data", node.data().toString());
  }
}
