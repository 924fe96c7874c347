package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseRuleTest {

  @Test
  void foldsPrefixAndSuffixWhenItIgnoresCase() {
    assertThat(CaseRule.IGNORE_ASCII_CASE.key(Handle.of("88.abc/Furnace-ß-炉")))
        .isEqualTo(key("88.ABC/FURNACE-ß-炉"));
  }

  @Test
  void foldsThePrefixOnlyWhenItIsCaseSensitive() {
    assertThat(CaseRule.CASE_SENSITIVE.key(Handle.of("88.abc/Furnace/x")))
        .isEqualTo(key("88.ABC/Furnace/x"));
  }

  @Test
  void foldsAllOfAReservedName() {
    assertThat(CaseRule.CASE_SENSITIVE.key(Handle.of("0.na/88.abc"))).isEqualTo(key("0.NA/88.ABC"));
    assertThat(CaseRule.CASE_SENSITIVE.key(Handle.of("0.site/status")))
        .isEqualTo(key("0.SITE/STATUS"));
    assertThat(CaseRule.CASE_SENSITIVE.key(Handle.of("01/x"))).isEqualTo(key("01/x"));
  }

  @ParameterizedTest
  @EnumSource
  void findsThePrefixHandleUnderTheBarePrefix(CaseRule rule) {
    assertThat(rule.key(Handle.of("88.abc"))).isEqualTo(rule.key(Handle.of("0.NA/88.ABC")));
    assertThat(rule.key(Handle.of(""))).isEqualTo(key("0.NA/"));
  }

  @ParameterizedTest
  @EnumSource
  void givesAKeyToNamesThatAreNoUtf8(CaseRule rule) {
    Octets octets = Octets.concat(Octets.utf8("8/"), Octets.hex("ff80"));

    assertThat(rule.key(new Handle(octets))).isEqualTo(new HandleKey(octets));
  }

  private static HandleKey key(String text) {
    return new HandleKey(Octets.utf8(text));
  }

  @ParameterizedTest
  @EnumSource(CaseRule.class)
  void knowsTheKeyOfAName(CaseRule rule) {
    for (String name : List.of("88.Plant/Coil", "0.na/88.Plant", "88.Plant", "a/", "/b", "/")) {
      Handle handle = Handle.of(name);
      HandleKey key = rule.key(handle);
      assertThat(rule.isKeyOf(key, handle)).isTrue();
      assertThat(rule.isKeyOf(key, Handle.of(name + "x"))).isFalse();
      assertThat(rule.isKeyOf(new HandleKey(Octets.concat(key.octets(), key.octets())), handle))
          .isFalse();
    }
  }
}
