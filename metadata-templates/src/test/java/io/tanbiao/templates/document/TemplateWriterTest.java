package io.tanbiao.templates.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateWriterTest {
  private static final Template PLANT =
      Documents.read(
          """
          names: {zh: 丙, en: "no: #1"}
          level: enterprise
          version: '1.0'
          handle: 88.300.1/META_C
          extends: 88.300/META_A@1
          items:
            - {code: name, index: 2000, kind: string, names: {en: Name, zh: 名称}, required: true}
          narrows:
            - {index: 2001, code: melt, kind: number, range: [ "[ 0, 1.50)", "[3,4]" ]}
          """);

  @Test
  void writesYamlInOneOrderWithoutWhatHoldsAnyway() {
    assertThat(TemplateWriter.yaml(PLANT))
        .isEqualTo(
            """
            handle: "88.300.1/META_C"
            version: "1.0"
            level: enterprise
            names:
              en: "no: #1"
              zh: 丙
            extends: "88.300/META_A@1"
            items:
              - index: 2000
                code: name
                names:
                  en: Name
                  zh: 名称
                kind: string
                required: true
            narrows:
              - index: 2001
                code: melt
                kind: number
                range:
                  - "[0,1.5)"
                  - "[3,4]"
            """);
  }

  @Test
  void writesJsonOfTheSameForm() {
    assertThat(TemplateWriter.json(PLANT))
        .startsWith("{\n  \"handle\" : \"88.300.1/META_C\",\n  \"version\" : \"1.0\",\n")
        .contains("\"range\" : [\n        \"[0,1.5)\",")
        .endsWith("]\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "No",
        "null",
        "~",
        "1e3",
        "2026-11-20",
        "a: b",
        "a #b",
        "- a",
        "? a",
        "a:",
        "@a",
        "`a",
        "%a",
        "a\\b",
        "'",
        "\"",
        "!a",
        "&a",
        "*a",
        "|",
        ">",
        "{a",
        "[a",
        "a b ",
        " a"
      })
  void writesTextsThatYamlWouldTakeForSomethingElse(String text) {
    String yaml = TemplateWriter.yaml(PLANT).replace("\"no: #1\"", "X");
    Template named = Documents.read(yaml.replace("X", "\"" + escaped(text) + "\""));

    assertThat(named.heading().names().en()).isEqualTo(text);
    assertThat(Documents.read(TemplateWriter.yaml(named))).isEqualTo(named);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
