package io.tanbiao.templates.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.ItemId;
import io.tanbiao.templates.template.StandardStatus;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateLevel;
import io.tanbiao.templates.template.TemplateState;
import io.tanbiao.templates.template.Trait;
import io.tanbiao.templates.template.Visibility;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {
  private static final String HEAD =
      """
      handle: 88.300/META_A
      version: 1.0
      level: public
      names: {en: A, zh: 甲}
      """;

  @Test
  void readsYaml() {
    Template template = Documents.template("glass-line.yaml");

    assertThat(template.reference()).hasToString("88.300/META_GLASS_LINE@1.0.0");
    assertThat(template.reference().code()).isEqualTo("GLASS_LINE");
    assertThat(template.state()).isEqualTo(TemplateState.DRAFT);
    assertThat(template.heading().level()).isEqualTo(TemplateLevel.INDUSTRY);
    assertThat(template.heading().standards().get(0).status()).isEqualTo(StandardStatus.UNVERIFIED);
    assertThat(template.items()).hasSize(7);
    Item serial = template.items().get(0);
    assertThat(serial.id()).isEqualTo(new ItemId(2000, "serial"));
    assertThat(serial.traits())
        .containsExactlyInAnyOrder(Trait.REQUIRED, Trait.UNIQUE, Trait.LISTED, Trait.INPUT);
    assertThat(template.items().get(5).visibility()).isEqualTo(Visibility.AUTHORITY);
  }

  @Test
  void readsTheSameFromJson() {
    Template template = Documents.template("glass-line.yaml");

    assertThat(Documents.read(TemplateWriter.json(template))).isEqualTo(template);
  }

  @Test
  void keepsVersionsThatLookLikeNumbersAsTheyAreWritten() {
    assertThat(Documents.read(HEAD.replace("1.0", "1.10")).reference().version()).isEqualTo("1.10");
    assertThat(Documents.read(HEAD.replace("1.0", "0x1F")).reference().version()).isEqualTo("0x1F");
  }

  @Test
  void tellsEverythingAtOnceInTheOrderOfTheText() {
    String text =
        """
        handle: 88.300/LINE
        version: 1.0
        level: industrial
        names: {en: Line}
        colour: red
        industry: C/30/314
        items:
          - index: 3000
            code: a b
            names: {en: A, zh: 甲}
            kind: number
            minLength: 2
          - index: 2001
            code: b
            names: {en: B, zh: 乙}
            kind: txt
            required: yes
        unique:
          - [a]
        """;

    assertThat(Documents.findings(text))
        .containsExactly(
            "1:9: handle: 88.300/LINE: not the handle of a template (expected: PREFIX/META_CODE,"
                + " the code of at most 100 letters, digits, _, - and .)",
            "3:8: level: industrial: unknown word (expected: one of public, industry, enterprise)",
            "4:8: names: zh is missing (expected: zh: a value)",
            "5:1: colour: unknown key colour (expected: handle, version, revision, state, level,"
                + " names, description, classify, industry, standards, extends, services, items,"
                + " narrows, unique)",
            "6:11: industry: C/30/314: no class of GB/T 4754 (expected: letter, 2, 3, 4 digits"
                + " that agree, such as C/30/304/3041)",
            "8:12: items[0].index: index 3000 (expected: 2000 to 2999)",
            "9:11: items[0].code: a b: characters that may not stand here (expected: letters,"
                + " digits, _, - and .)",
            "12:5: items[0].minLength: unknown key minLength (expected: index, code, names, kind,"
                + " unit, digits, decimals, range, required, unique, listed, input, visibility,"
                + " state, sameAs, definition, comment)",
            "16:11: items[1].kind: txt: unknown word (expected: one of code, date, file, number,"
                + " reference, string)",
            "17:15: items[1].required: yes: neither true nor false (expected: true or false)",
            "19:5: unique[0]: unique set of a (expected: 2 to 8 different codes of items)");
  }

  @ParameterizedTest
  @CsvSource({
    "verson: 1, 'verson', '5:1', 'version'",
    "Items: [], 'Items', '5:1', 'items'",
    "standard: [], 'standard', '5:1', 'standards'",
  })
  void namesTheNearestKnownKey(String line, String key, String at, String nearest) {
    assertThat(Documents.findings(HEAD + line + "\n"))
        .containsExactly(at + ": " + key + ": unknown key " + key + " (expected: " + nearest + ")");
  }

  @Test
  void saysTheSameInChinese() {
    Reading.Refused refused = (Reading.Refused) TemplateReader.read(HEAD + "verson: 1\n");

    assertThat(refused.findings().get(0).in("zh"))
        .isEqualTo("5:1: verson: 未知的键 verson（应为：version）");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "items: {}                                # 5:8: items: no list (expected: a list)",
        "items: [x]                               # 5:9: items[0]: no keys (expected: keys with values)",
        "description: [x]                         # 5:14: description: more than a text (expected: one text, number or flag)",
        "revision: x                              # 5:11: revision: x: no whole number (expected: a whole number)",
        "revision: -1                             # 5:11: revision: revision -1 (expected: 0 or more)",
        "extends: 88.300/META_B                   # 5:10: extends: 88.300/META_B: no version of a template (expected: PREFIX/META_CODE@VERSION)",
        "extends: 88.300/META_A@2                 # 5:10: extends: 88.300/META_A extends itself (expected: another template)",
        "services: [{kind: a, address: x}]        # 5:31: services[0].address: x: not an address of a system (expected: scheme://host/..., with {handle}, {prefix}, {suffix} or {item.CODE} behind the host only)",
        "services: [{kind: a, address: 'a://b'}, {kind: a, address: 'a://c'}] # 5:48: services[1].kind: a: already there (expected: each once)",
        "standards: [{number: a}]                 # 5:13: standards[0]: status is missing (expected: status: a value)",
        "narrows: [{index: 2000, code: a}]        # 5:10: narrows: nothing is extended (expected: extends: PREFIX/META_CODE@VERSION)",
        "unique: [[a, b]]                         # 5:10: unique[0]: a: no item (expected: the code of an item)",
        "version: 2                               # 5:1: version[again]: key version twice (expected: each key once)",
      })
  void tellsWhatIsWrongWithOneLine(String line, String finding) {
    assertThat(Documents.findings(HEAD + line.strip() + "\n")).contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "kind: string, minLength: 5, maxLength: 4  # 6:5: items[0]: 5 to 4 characters (expected: 0 <= minLength <= maxLength <= 4000)",
        "kind: string, pattern: '^a'               # 6:74: items[0].pattern: pattern, character 1: ^ outside of a class (expected: leave it out, the whole text is matched anyway; [$] and \\^ for the characters)",
        "kind: string, pattern: [a, '(']           # 6:78: items[0].pattern[1]: pattern, character 2: ) is missing (expected: ))",
        "kind: string, charset: latin              # 6:74: items[0].charset: latin: unknown word (expected: one of any, ascii, alphanumeric, digits, han)",
        "kind: number, range: \"[2,1]\"              # 6:72: items[0].range: no number between 2 and 1 (expected: the lower end first)",
        "kind: number, decimals: 3, digits: 2      # 6:5: items[0]: 3 decimals of 2 digits (expected: 0 <= decimals <= digits <= 38, digits at least 1)",
        "kind: date, earliest: 2026-02-30          # 6:73: items[0].earliest: a date as YYYY-MM-DD (expected: a day that there is, written as YYYY-MM-DD)",
        "kind: file, count: 51                     # 6:5: items[0]: 51 files (expected: 1 to 50)",
        "kind: file, suffixes: [.pdf]              # 6:5: items[0]: .pdf: no suffix (expected: 1 to 16 letters a-z and digits, without dot)",
        "kind: file, unique: true, count: 2        # 6:5: items[0]: a: unique with several values (expected: a single value)",
        "kind: reference                           # 6:5: items[0]: instances of which template is missing (expected: template: PREFIX/META_CODE)",
        "kind: code                                # 6:5: items[0]: no codes (expected: codes or list)",
        "'kind: code, codes: [{code: a, en: a, zh: a}, {code: a, en: b, zh: b}]' # 6:5: items[0]: a: already there (expected: each once)",
        "kind: string, required: true, state: disabled # 6:5: items[0]: a: required and disabled (expected: one of both)",
        "'kind: string, sameAs: [{template: x, item: a}]' # 6:85: items[0].sameAs[0].template: x: not the handle of a template (expected: PREFIX/META_CODE, the code of at most 100 letters, digits, _, - and .)",
      })
  void tellsWhatIsWrongWithOneItem(String keys, String finding) {
    String item = "items:\n  - {index: 2000, code: a, names: {en: A, zh: 甲}, " + keys + "}\n";

    assertThat(Documents.findings(HEAD + item.replace("'kind", "kind").replace("]'}", "]}")))
        .containsExactly(finding);
  }

  @Test
  void tellsWhatTwoItemsHaveInCommon() {
    String items =
        """
        items:
          - {index: 2000, code: a, names: {en: A, zh: 甲}, kind: string}
          - {index: 2000, code: A, names: {en: a, zh: 甲}, kind: string}
        """;

    assertThat(Documents.findings(HEAD + items))
        .containsExactly(
            "7:13: items[1].index: 2000: already there (expected: each once)",
            "7:25: items[1].code: A: already there (expected: each once)",
            "7:40: items[1].names.en: a: already there (expected: each once)",
            "7:47: items[1].names.zh: 甲: already there (expected: each once)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "''                     # 1:1: nothing in it (expected: a template)",
        "x                      # 1:1: no keys (expected: keys with values)",
        "{\"handle\": }         # not YAML or JSON",
        "{} {}                  # more than one document",
        "'a: &x 1\nb: *x'       # 2:4: anchor or alias (expected: every value where it is meant)",
        "'a: !!binary aGk='     # a type of YAML",
        "'a: !x 1'              # a type of YAML",
        "'a: 1\n---\nb: 2'      # more than one document",
        "'a: [1'                # not YAML or JSON",
        "'a: \"\\q\"'           # not YAML or JSON",
      })
  void tellsWhatIsNoDocument(String text, String finding) {
    assertThat(Documents.findings(text)).singleElement().asString().contains(finding);
  }

  @Test
  void expandsNoAliases() {
    String bomb =
        IntStream.range(1, 30)
            .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]")
            .collect(Collectors.joining("\n", "a0: &a0 x\n", "\n"));

    assertThat(Documents.findings(bomb)).hasSize(1).first().asString().contains("anchor or alias");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void readsNoDeeperThanItMust(String open) {
    String text = "{\"description\": " + open.repeat(100_000);

    assertThat(Documents.findings(text)).singleElement().asString().contains("nested deeper");
  }

  @Test
  void readsTextsUpToTheirLimit() {
    String padding = "# " + "x".repeat(NodeParser.MAX_CHARACTERS - HEAD.length() - 2);

    assertThat(Documents.findings(HEAD + padding)).isEmpty();
    assertThat(Documents.findings(HEAD + padding + "x"))
        .containsExactly("1:1: 1048577 characters (expected: at most 1048576)");
  }

  @Test
  void countsNodes() {
    String text = HEAD + "tags: [" + "1,".repeat(NodeParser.MAX_NODES) + "]\n";

    assertThat(Documents.findings(text))
        .singleElement()
        .asString()
        .endsWith("more than 100000 values (expected: at most 100000)");
  }

  @Test
  void tellsNoMoreThanPeopleRead() {
    String keys =
        IntStream.range(0, 1000).mapToObj(i -> "x" + i + ": 1\n").collect(Collectors.joining());

    assertThat(Documents.findings(HEAD + keys)).hasSize(Positions.MAX_FINDINGS);
  }

  @Test
  void findsThePlaceOfWhatIsFoundLater() {
    Reading.Accepted accepted =
        (Reading.Accepted) TemplateReader.read(Documents.text("plant-a.yaml"));

    assertThat(accepted.positions().of("narrows[1].range")).isEqualTo(new Position(18, 52));
    assertThat(accepted.positions().of("narrows[1].nothing")).isEqualTo(new Position(18, 5));
    assertThat(accepted.positions().locate(faults -> {})).isEqualTo(List.of());
  }
}
