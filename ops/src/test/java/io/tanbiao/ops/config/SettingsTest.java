package io.tanbiao.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  static Stream<Arguments> ranges() {
    return Settings.ALL.stream()
        .filter(setting -> setting.fallback() instanceof Integer)
        .map(
            setting -> {
              String[] limits = setting.kind().expected().split("\\.\\.", -1);
              return Arguments.of(
                  setting, Integer.parseInt(limits[0]), Integer.parseInt(limits[1]));
            });
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void takesEveryNumberWithinItsLimitsAndNoOther(Setting<?> setting, int least, int most)
      throws Exception {
    assertThat(read(setting, least)).isNotNull();
    assertThat(read(setting, least + 1)).isNotNull();
    assertThat(read(setting, most - 1)).isNotNull();
    assertThat(read(setting, most)).isNotNull();
    String expected = "(expected: " + least + ".." + most + ")";
    assertThatThrownBy(() -> read(setting, least - 1)).hasMessageContaining(expected);
    assertThatThrownBy(() -> read(setting, most + 1)).hasMessageContaining(expected);
  }

  @Test
  void readsEveryFallbackBackFromItsText() throws Exception {
    for (Setting<?> setting : Settings.ALL) {
      String text = setting.fallbackText().replaceAll("[\\[\\]\"]", "");
      SettingText written = SettingText.of(setting, text, "test");

      assertThat(setting.read(written.items(), "test")).isEqualTo(setting.fallback());
    }
  }

  @Test
  void takesNamesOfHeadersUpToTheLimit() throws Exception {
    Setting<String> header = Settings.HTTP_COUNTRY_HEADER;
    for (String name : List.of("", "X-Country", "x".repeat(63), "x".repeat(64))) {
      assertThat(header.read(List.of(name), "test")).isEqualTo(name);
    }
    for (String name : List.of("x".repeat(65), "a b", "a:", "a\n", "国")) {
      assertThatThrownBy(() -> header.read(List.of(name), "test"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("up to 64 letters");
    }
  }

  @Test
  void givesEveryKeyAVariableOfItsOwn() {
    assertThat(Settings.ALL.stream().map(Setting::variable))
        .doesNotHaveDuplicates()
        .contains("TANBIAO_HANDLE_PORT", "TANBIAO_SERVER_ADMINISTRATORS");
  }

  @Test
  void takesOneOrMoreAddressesOfBothKinds() throws Exception {
    assertThat(Settings.LISTEN.read(List.of("0.0.0.0", "::"), "test")).hasSize(2);
    assertThatThrownBy(() -> Settings.LISTEN.read(List.of(), "test"))
        .isInstanceOf(ConfigException.class);
    for (String bad : List.of("", "localhost", "1.2.3", "1.2.3.4.5", "beef", "[::1]")) {
      assertThatThrownBy(() -> Settings.LISTEN.read(List.of(bad), "test"))
          .isInstanceOf(ConfigException.class);
    }
  }

  private static NodeConfig read(Setting<?> setting, int number) throws ConfigException {
    String one = setting.key() + "=" + number;
    List<String> overrides =
        setting.equals(Settings.SESSIONS_MAX_KEY_BITS)
            ? List.of(Settings.SESSIONS_MIN_KEY_BITS.key() + "=512", one)
            : List.of(one);
    return new ConfigSources(Path.of("none"), false, Map.of(), overrides, OptionalInt.empty())
        .read();
  }
}
