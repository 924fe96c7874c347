package io.tanbiao.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void readsNestingUpToTheLimit() throws InvalidJsonException {
    for (int depth = JsonText.MAX_DEPTH - 1; depth <= JsonText.MAX_DEPTH; depth++) {
      assertThat(JsonText.read(nested(depth)).isArray()).isTrue();
    }
    assertThatThrownBy(() -> JsonText.read(nested(JsonText.MAX_DEPTH + 1)))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void readsStringsUpToTheLimit() throws InvalidJsonException {
    int limit = JsonText.MAX_STRING_CHARACTERS;
    for (int length = limit - 1; length <= limit; length++) {
      assertThat(JsonText.read(string(length)).asText()).hasSize(length);
    }
    assertThatThrownBy(() -> JsonText.read(string(limit + 1)))
        .isInstanceOf(InvalidJsonException.class);
  }

  @Test
  void refusesWhatIsNotOneValue() {
    for (String text : new String[] {"", " ", "{}{}", "{", "nul", "[1,]", "'a'", "NaN"}) {
      assertThatThrownBy(() -> JsonText.read(text))
          .as(text)
          .isInstanceOf(InvalidJsonException.class);
    }
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String string(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }
}
