package io.tanbiao.ops.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.node.Node;
import io.tanbiao.ops.node.TestNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsPageIT {
  @TempDir private Path root;

  @Test
  void namesEveryMetricOfOurs() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "operations", "metrics.md"));
    try (Node node = TestNode.start(TestNode.init(root.resolve("node")))) {
      URI metrics = URI.create(node.runFile().management() + "/metrics");
      List<String> names =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofLines())
              .body()
              .filter(line -> line.startsWith("# TYPE tanbiao_"))
              .map(line -> line.split(" ", -1)[2])
              .filter(name -> !name.endsWith("_max"))
              .toList();

      assertThat(names).isNotEmpty();
      assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
  }
}
