package io.tanbiao.templates.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the page about units are those of the data. */
class UnitPageTest {
  private static final Path PAGE = Path.of("..", "docs", "templates", "units.md");
  private static final String START =
      "<!-- tables: made from the data, compared by UnitPageTest -->\n";

  @Test
  void isWhatTheDataSays() throws IOException {
    String page = Files.readString(PAGE);
    String written = page.substring(0, page.indexOf(START) + START.length()) + tables();
    Files.writeString(Path.of("target", "units.md"), written);

    assertThat(page)
        .as("copy metadata-templates/target/units.md to docs/templates/units.md")
        .isEqualTo(written);
  }

  private static String tables() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## Units");
    lines.add("");
    lines.add(
        "| code | 中文 | English | measures | ratio to the base | also written | UCUM | source |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (TableRow row : TableRow.of("units.csv")) {
      lines.add(unit(row));
    }
    lines.add("");
    lines.add("Prefixes: " + prefixes() + ".");
    lines.add("");
    lines.add("## Substances");
    lines.add("");
    lines.add("| code | 中文 | English | also written |");
    lines.add("|---|---|---|---|");
    for (TableRow row : TableRow.of("substances.csv")) {
      lines.add(
          cells(
              row.get("code"), row.get("chinese"), row.get("english"), texts(row.list("aliases"))));
    }
    lines.add("");
    lines.add("## Customary names");
    lines.add("");
    lines.add("| text | stands for |");
    lines.add("|---|---|");
    for (TableRow row : TableRow.of("aliases.csv")) {
      lines.add(cells(row.get("text"), "`" + row.get("unit") + "`"));
    }
    lines.add("");
    lines.add("## Refused, since they leave open which unit is meant");
    lines.add("");
    lines.add("| text | write instead |");
    lines.add("|---|---|");
    for (TableRow row : TableRow.of("refused.csv")) {
      lines.add(cells(row.get("text"), texts(List.of(row.get("expected").split(" \\| ")))));
    }
    lines.add("");
    lines.add("## What is measured");
    lines.add("");
    lines.add("| base | 中文 | English | note |");
    lines.add("|---|---|---|---|");
    for (TableRow row : TableRow.of("bases.csv")) {
      lines.add(cells(row.get("code"), row.get("chinese"), row.get("english"), row.get("note")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String unit(TableRow row) {
    String prefixes = row.get("prefixes");
    String dimension = row.get("dimension");
    return cells(
        "`" + row.get("code") + "`" + (prefixes.isEmpty() ? "" : " (" + prefixes + ")"),
        row.get("chinese"),
        row.get("english"),
        dimension.isEmpty() ? "number" : dimension,
        row.get("ratio"),
        texts(row.list("aliases")),
        row.get("ucum").isEmpty() ? "" : "`" + row.get("ucum") + "`",
        row.get("source"));
  }

  private static String prefixes() {
    return TableRow.of("prefixes.csv").stream()
        .map(row -> row.get("code") + " " + row.get("chinese") + " 10^" + row.get("power"))
        .collect(Collectors.joining(", "));
  }

  private static String texts(List<String> texts) {
    return String.join(", ", texts);
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
