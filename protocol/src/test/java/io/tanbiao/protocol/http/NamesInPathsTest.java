package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesInPathsTest {
  /** Paths behind a mount point, and the names they mean. */
  static final Map<String, String> PATHS =
      Map.of(
          "88.300/a//b", "88.300/a//b",
          "88.300%2Fa%2F%2Fb", "88.300/a//b",
          "88.300/a%3Fb%23c", "88.300/a?b#c",
          "88.300/a;b=c&d", "88.300/a;b=c&d",
          "88.300/a+b", "88.300/a+b",
          "88.300/a%20b%25", "88.300/a b%",
          "88.300/%E7%A2%B3/%E9%93%9D/", "88.300/碳/铝/",
          "88.300/a:b,c@d", "88.300/a:b,c@d",
          "/88.300/a", "/88.300/a",
          "88.300/a...b", "88.300/a...b");

  @Test
  void readsNamesAsTheyAreMeant() throws WireException {
    for (Map.Entry<String, String> path : PATHS.entrySet()) {
      assertThat(NamePath.under("/hdl/", "/hdl/" + path.getKey()))
          .isEqualTo(Handle.of(path.getValue()));
    }
  }

  @Test
  void writesPathsThatMeanTheName() throws WireException {
    for (String name : PATHS.values()) {
      // When
      String path = NamePath.encode(Handle.of(name));

      // Then
      assertThat(NamePath.under("/", "/" + path)).isEqualTo(Handle.of(name));
      assertThat(path).matches("[A-Za-z0-9._~!$'()*,;=:@%/-]*").doesNotContain("//");
    }
  }

  @Test
  void keepsOctetsThatAreNoText() throws WireException {
    assertThat(NamePath.under("/", "/88.300/%ff%00").name())
        .isEqualTo(Octets.concat(Octets.utf8("88.300/"), Octets.hex("ff00")));
  }

  @Test
  void refusesWhatIsNoEncoding() {
    for (String path : List.of("/%", "/%4", "/%zz", "/a%4", "/%4%41", "x")) {
      assertThatThrownBy(() -> NamePath.under("/", path)).isInstanceOf(WireException.class);
    }
  }
}
