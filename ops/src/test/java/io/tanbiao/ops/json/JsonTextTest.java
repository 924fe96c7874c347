package io.tanbiao.ops.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void writesWhatItReads() {
    String text = "{\"a\":[1,-2,true,false,null,\"文\\\"\"],\"b\":{\"c\":{}}}";

    assertThat(JsonText.compact(JsonText.read(text))).isEqualTo(text);
    assertThat(JsonText.read(JsonText.pretty(JsonText.read(text)))).isEqualTo(JsonText.read(text));
  }

  @Test
  void keepsNullInLists() {
    assertThat(JsonText.read("[null]")).isEqualTo(Arrays.asList((Object) null));
  }

  @Test
  void saysWhereATextIsNoJson() {
    assertThatThrownBy(() -> JsonText.read("{\n \"a\": }"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not JSON: line 2");
    for (String bad : List.of("", "{", "[1", "{} {}", "{\"a\"}", "x")) {
      assertThatThrownBy(() -> JsonText.read(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void boundsTheDepth() {
    int limit = JsonText.MAX_DEPTH;

    assertThat(JsonText.read("[".repeat(limit - 1) + "]".repeat(limit - 1))).isNotNull();
    assertThat(JsonText.read("[".repeat(limit) + "]".repeat(limit))).isNotNull();
    assertThatThrownBy(() -> JsonText.read("[".repeat(limit + 1) + "]".repeat(limit + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesFieldsOfAnotherKind() {
    assertThatThrownBy(() -> JsonText.whole(JsonText.read("1.5"), "port"))
        .hasMessage("port: 1.5 (expected: a whole number)");
    assertThatThrownBy(() -> JsonText.whole(JsonText.read("4294967296"), "port"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonText.text(null, "name"))
        .hasMessage("name: null (expected: a text)");
  }
}
