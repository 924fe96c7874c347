package io.tanbiao.templates.quantity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.templates.number.TextRefusal;

/** Whatever stands for a quantity: it is refused, or its canonical text is the same quantity. */
class QuantityTextFuzz {
  @FuzzTest(maxDuration = "60s")
  void readsWhatItWritesOrRefuses(byte[] octets) throws TextRefusal {
    String text = new String(octets, UTF_8);
    Quantity quantity;
    try {
      quantity = Quantity.parse(text);
    } catch (TextRefusal refused) {
      if (refused.english().indexOf('\n') >= 0) {
        throw new AssertionError(refused.english());
      }
      return;
    }
    if (!Quantity.parse(quantity.toString()).equals(quantity)) {
      throw new AssertionError(text);
    }
  }
}
