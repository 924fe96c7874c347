package io.tanbiao.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.handle.hdllib.HandleValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The official client reads what an import has registered. */
@ExtendWith(SharedNode.class)
class BulkTest {
  private static final String RECORD =
      """
      {"handle":"%1$s/%2$d","values":[{"index":1,"type":"URL","data":"https://example.org/%2$d"},\
      {"index":2,"type":"名称","data":{"format":"base64","value":"AP8="},"ttl":7},\
      {"index":3,"type":"N","data":"restricted","permissions":"1100"}]}
      """;

  @TempDir Path directory;

  @Test
  void importsAtARunningNode(TanbiaoNode node) throws Exception {
    String name = Names.fresh("bulk");
    Path file = records(name, 200);

    String sums =
        Tanbiao.ask(directory, "import", file.toString(), "--data", node.data().toString());

    assertThat(sums).startsWith("200 registered, 0 unchanged, 0 refused");
    requireThere(node, name, 200);
    String again =
        Tanbiao.ask(directory, "import", file.toString(), "--data", node.data().toString());
    assertThat(again).startsWith("0 registered, 200 unchanged, 0 refused");
  }

  @Test
  void importsIntoANodeThatDoesNotRun() throws Exception {
    Path data = directory.resolve("data");
    Path file = records("88.300/bulk", 1000);
    try (TanbiaoNode node = TanbiaoNode.create(data)) {
      assertThat(node.stop()).isZero();

      String sums = Tanbiao.ask(directory, "import", file.toString(), "--data", data.toString());

      assertThat(sums).startsWith("1000 registered, 0 unchanged, 0 refused");
      node.start();
      requireThere(node, "88.300/bulk", 1000);
      assertThat(node.complaints()).isEmpty();
    }
  }

  private Path records(String name, int count) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < count; number++) {
      text.append(RECORD.formatted(name, number));
    }
    return Files.writeString(directory.resolve("records.jsonl"), text);
  }

  private static void requireThere(TanbiaoNode node, String name, int count) throws Exception {
    OfficialClient client = OfficialClient.of(node);
    Way way = client.ways().get(0);
    for (int number = 0; number < count; number += Math.max(1, count / 20)) {
      List<HandleValue> values =
          client.valuesOf(
              way, OfficialClient.resolution(name + "/" + number, List.of(1, 2), List.of()));

      assertThat(values).hasSize(2);
      assertThat(values.get(0).getDataAsString()).isEqualTo("https://example.org/" + number);
      assertThat(values.get(1).getData()).containsExactly(0, 0xff);
      assertThat(values.get(1).getTTL()).isEqualTo(7);
      assertThat(values.get(1).getTypeAsString()).isEqualTo("名称");
    }
  }
}
