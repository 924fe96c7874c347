package io.tanbiao.ops.bench.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.protocol.json.ValueJson;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetLinesTest {

  @Test
  void writesRecordsThatCanBeReadBack() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatasetLines.write(Dataset.USUAL, 3, 1_700_000_000, out, done -> {});

    List<String> lines = out.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(3);
    for (int number = 0; number < 3; number++) {
      var record = new ObjectMapper().readTree(lines.get(number));
      assertThat(record.get("handle").textValue())
          .isEqualTo(Dataset.USUAL.handle(number).toString());
      assertThat(ValueJson.readList(record.get("values")))
          .isEqualTo(Dataset.USUAL.values(number, 1_700_000_000));
    }
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    List<Integer> told = new ArrayList<>();

    DatasetLines.write(Dataset.USUAL, 25_000, 0, OutputStream.nullOutputStream(), told::add);

    assertThat(told).containsExactly(10_000, 20_000);
  }
}
