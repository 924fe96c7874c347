package io.tanbiao.core.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.store.Store;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputedHandlesTest {
  private static final HandleValue URL = HandleValue.of(3, "URL", "https://example.org/tpl").at(7);
  private static final HandleValue MAIL = HandleValue.of(5, "EMAIL", "a@example.org");
  private static final HandleValue CLOSED =
      HandleValue.of(6, "NOTE", "inside").with(Permissions.ADMIN_ONLY);

  private final Store store = SampleStore.empty();
  private final ComputedHandles computed = new ComputedHandles(store);

  @Test
  void makesValuesOfTheBaseAndTheExtension() {
    prefix(
        """
        <foreach><if value="type" test="equals" expression="URL">
          <value index="${index}" type="${type}" data="${data}#${extension}"/>
        </if><else><value/></else></foreach>""");
    SampleStore.put(store, "88.300/TPL", URL, MAIL);

    assertThat(valuesOf("88.300/TPL@part@7"))
        .containsExactly(HandleValue.of(3, "URL", "https://example.org/tpl#part@7").at(7), MAIL);
  }

  @Test
  void computesWithoutABaseRecord() {
    prefix("<value type='URL' data='https://x/${base}/${extension}?h=${handle}'/>");

    assertThat(valuesOf("88.300/none@7"))
        .containsExactly(HandleValue.of(1, "URL", "https://x/88.300/none/7?h=88.300/none@7"));
  }

  @Test
  void keepsGroupsOfAMatch() {
    prefix(
        """
        <if value="extension" test="matches" expression="(\\d+)-([a-z]+)" parameter="part">
          <value type="TEXT" data="$2:${part[1]}:${part}:\\$1"/>
        </if><else><notfound/></else>""");

    assertThat(valuesOf("88.300/X@12-AB"))
        .containsExactly(HandleValue.of(1, "TEXT", "AB:12:12-AB:$1"));
    assertThat(valuesOf("88.300/X@zz")).isNull();
  }

  @Test
  void keepsTheDataOfADefinition() {
    prefix(
        """
        <def parameter="site"><value type="T" data="https://x"/></def>
        <value type="URL" data="${site}/${extension}"/><value type="URL">${site}</value>""");

    assertThat(valuesOf("88.300/X@1"))
        .containsExactly(
            HandleValue.of(1, "URL", "https://x/1"), HandleValue.of(2, "URL", "https://x"));
  }

  @Test
  void negatesAComparison() {
    prefix(
        "<if value='extension' test='equals' expression='a' negate='true'>"
            + "<value type='T' data='other'/></if>");

    assertThat(valuesOf("88.300/X@b")).hasSize(1);
    assertThat(valuesOf("88.300/X@a")).isEmpty();
  }

  @Test
  void takesTheTemplateOfTheBaseFirst() {
    prefix("<value type='T' data='of the prefix'/>");
    SampleStore.put(store, "88.300/TPL", namespace(9, "", "<value type='T' data='of the base'/>"));

    assertThat(valuesOf("88.300/TPL@1")).containsExactly(HandleValue.of(1, "T", "of the base"));
  }

  @Test
  void includesTheTemplateOfAnotherValue() {
    prefix("<template ref='4:88.300/shared'/>");
    SampleStore.put(store, "88.300/shared", namespace(4, "", "<value type='T' data='shared'/>"));

    assertThat(valuesOf("88.300/TPL@1")).containsExactly(HandleValue.of(1, "T", "shared"));
  }

  @Test
  void includesNoTemplateThatNotEverybodyMayRead() {
    prefix("<template ref='4:88.300/shared'/>");
    HandleValue template = namespace(4, "", "<value type='T' data='inside'/>");
    SampleStore.put(store, "88.300/shared", template.with(Permissions.ADMIN_ONLY));

    assertThat(valuesOf("88.300/TPL@1")).isNull();
  }

  @Test
  void letsRestrictedValuesTakeNoPart() {
    prefix("<foreach><value/></foreach>");
    SampleStore.put(store, "88.300/TPL", URL, CLOSED, HandleValue.of(7, "HS_SECKEY", "secret"));

    assertThat(valuesOf("88.300/TPL@1")).containsExactly(URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<template ref='2:0.NA/88.300'/>",
        "<template ref='4:88.300/absent'/>",
        "<template ref='nonsense'/>",
        "<if value='extension' test='matches' expression='(a*)(a*)(a*)(a*)b'/>",
        "<if value='extension' test='matches' expression='('/>",
        "<foreach><foreach><value/></foreach></foreach>",
        "<else/>",
        "<if value='extension' test='near' expression='x'/>"
      })
  void findsNothingWhenATemplateIsWrongOrWorksTooLong(String content) {
    prefix(content);

    assertThat(valuesOf("88.300/TPL@" + "a".repeat(200))).isNull();
  }

  @Test
  void findsNothingWithoutDelimiterOrTemplate() {
    SampleStore.put(store, "0.NA/88.300", namespace(2, "", "<value type='T' data='x'/>"));
    assertThat(valuesOf("88.300/TPL@1")).isNull();
    SampleStore.put(store, "0.NA/88.300", namespace(2, "@", "<value type='T' data='x'/>"));
    assertThat(valuesOf("88.300/TPL")).isNull();
    assertThat(valuesOf("88.301/TPL@1")).isNull();
  }

  @Test
  void readsNoDocumentTypeAndNoEntity() {
    String bomb =
        "<!DOCTYPE n [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
            + "<namespace><template delimiter='@'><value type='T' data='&b;'/></template></namespace>";
    SampleStore.put(store, "0.NA/88.300", HandleValue.of(2, "HS_NAMESPACE", bomb));

    assertThat(valuesOf("88.300/TPL@1")).isNull();
  }

  @Test
  void boundsSizeDepthAndElements() {
    int depth = NamespaceReader.MAX_DEPTH - 2;
    prefix("<a>".repeat(depth) + "</a>".repeat(depth));
    assertThat(valuesOf("88.300/X@1")).isEmpty();
    prefix("<a>".repeat(depth + 1) + "</a>".repeat(depth + 1));
    assertThat(valuesOf("88.300/X@1")).isNull();

    int elements = NamespaceReader.MAX_ELEMENTS - 2;
    prefix("<a/>".repeat(elements));
    assertThat(valuesOf("88.300/X@1")).isEmpty();
    prefix("<a/>".repeat(elements + 1));
    assertThat(valuesOf("88.300/X@1")).isNull();

    int around = namespace(2, "@", "").data().length();
    prefix(" ".repeat(NamespaceReader.MAX_OCTETS - around));
    assertThat(valuesOf("88.300/X@1")).isEmpty();
    prefix(" ".repeat(NamespaceReader.MAX_OCTETS - around + 1));
    assertThat(valuesOf("88.300/X@1")).isNull();
  }

  private void prefix(String content) {
    SampleStore.put(store, "0.NA/88.300", namespace(2, "@", content));
  }

  private static HandleValue namespace(int index, String delimiter, String content) {
    return HandleValue.of(
        index,
        "HS_NAMESPACE",
        "<namespace><template delimiter='"
            + delimiter
            + "'>"
            + content
            + "</template></namespace>");
  }

  private List<HandleValue> valuesOf(String handle) {
    Optional<List<HandleValue>> values = computed.valuesOf(Handle.of(handle));
    return values.orElse(null);
  }
}
