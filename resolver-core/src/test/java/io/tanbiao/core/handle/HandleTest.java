package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleTest {

  @Test
  void isSplitAtTheFirstSlash() {
    Handle handle = Handle.of("88.300/a/b");

    assertThat(handle.prefix()).isEqualTo(Prefix.of("88.300"));
    assertThat(handle.suffix()).isEqualTo(Octets.utf8("a/b"));
    assertThat(handle.qualified()).isSameAs(handle);
  }

  @Test
  void meansThePrefixHandleWhenItHasNoSlash() {
    Handle bare = Handle.of("88.300");

    assertThat(bare.qualified()).isEqualTo(Handle.of("0.NA/88.300"));
    assertThat(bare.prefix()).isEqualTo(Prefix.OF_PREFIXES);
    assertThat(bare.suffix()).isEqualTo(Octets.utf8("88.300"));
    assertThat(bare.administeredPrefix()).contains(Prefix.of("88.300"));
  }

  @Test
  void knowsThePrefixItAdministers() {
    assertThat(Handle.of("0.na/88.300.15907").administeredPrefix())
        .contains(Prefix.of("88.300.15907"));
    assertThat(Handle.of("0.NA/").administeredPrefix()).isEmpty();
    assertThat(Handle.of("88.300/0.NA").administeredPrefix()).isEmpty();
  }

  @Test
  void isMadeOfPrefixAndSuffix() {
    assertThat(Handle.of(Prefix.of("88.300"), Octets.utf8("炉号 20")))
        .isEqualTo(Handle.of("88.300/炉号 20"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "88.300.15907/高炉-20",
        "88.300/a b",
        "88.300//",
        "0.NA/88.300",
        "a/\uD834\uDD1E",
        "a/~",
        "a/\u00a0",
        "a/\u0380",
        "a/é"
      })
  void canBeRegistered(String name) {
    assertThat(Handle.of(name).isRegistrable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "88.300",
        "88.300/",
        "/a",
        "88.300/a\u0000",
        "88.300/\n",
        "88.300/\u001f",
        "88.300/\u007f",
        "88.300/\u0080",
        "88.300/\u009f",
        "88.300/\u0085"
      })
  void cannotBeRegisteredWithoutBothPartsOrWithControlCharacters(String name) {
    assertThat(Handle.of(name).isRegistrable()).isFalse();
  }

  @Test
  void cannotBeRegisteredWhenItIsNoUtf8() {
    Handle handle = new Handle(Octets.concat(Octets.utf8("88.300/"), Octets.hex("c328")));

    assertThat(handle.isRegistrable()).isFalse();
  }

  @Test
  void canBeRegisteredUpTo2048Octets() {
    assertThat(ofLength(2047).isRegistrable()).isTrue();
    assertThat(ofLength(Handle.MAX_LENGTH_OCTETS).isRegistrable()).isTrue();
    assertThat(ofLength(2049).isRegistrable()).isFalse();
  }

  @Test
  void countsOctetsAndNotCharactersForItsLength() {
    String characters = "高".repeat((Handle.MAX_LENGTH_OCTETS - 2) / 3);

    assertThat(Handle.of("8/" + characters).isRegistrable()).isTrue();
    assertThat(Handle.of("8/" + characters + "高").isRegistrable()).isFalse();
  }

  @Test
  void isEqualByOctetsOnly() {
    assertThat(Handle.of("88.300/A")).isNotEqualTo(Handle.of("88.300/a"));
    assertThat(Handle.of("88.300/A")).isLessThan(Handle.of("88.300/a"));
  }

  private static Handle ofLength(int octets) {
    return Handle.of("88.300/" + "x".repeat(octets - "88.300/".length()));
  }
}
