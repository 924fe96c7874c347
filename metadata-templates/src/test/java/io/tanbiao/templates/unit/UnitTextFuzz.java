package io.tanbiao.templates.unit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.templates.number.TextRefusal;

/** Whatever stands for a unit: it is refused in one line, or its code means the same again. */
class UnitTextFuzz {
  @FuzzTest(maxDuration = "60s")
  void readsWhatItWritesOrRefuses(byte[] octets) throws TextRefusal {
    String text = new String(octets, UTF_8);
    Unit unit;
    try {
      unit = Unit.parse(text);
    } catch (TextRefusal refused) {
      check(refused.english().indexOf('\n') < 0 && refused.chinese().length() < 400, text);
      return;
    }
    check(Unit.parse(unit.code()).equals(unit), text);
  }

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesUcum(byte[] octets) throws TextRefusal {
    String text = new String(octets, UTF_8);
    Unit unit;
    try {
      unit = Ucum.parse(text);
    } catch (TextRefusal refused) {
      check(refused.english().length() < 400, text);
      return;
    }
    check(Unit.parse(unit.code()).equals(unit), text);
  }

  private static void check(boolean holds, String text) {
    if (!holds) {
      throw new AssertionError(text);
    }
  }
}
