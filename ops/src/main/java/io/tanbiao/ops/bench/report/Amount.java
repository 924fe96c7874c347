package io.tanbiao.ops.bench.report;

import java.util.Locale;

/** Numbers as tables show them: three digits that count, thousands apart. */
final class Amount {
  /** Shown where there is no number. */
  static final String NONE = "–";

  private static final double WHOLE_FROM = 100;
  private static final double ONE_DIGIT_FROM = 10;
  private static final double GROUPS_FROM = 10_000;

  private Amount() {}

  static String text(double number) {
    if (Double.isNaN(number)) {
      return NONE;
    }
    double size = Math.abs(number);
    if (size >= GROUPS_FROM) {
      return String.format(Locale.ROOT, "%,.0f", number).replace(',', ' ');
    } else if (size >= WHOLE_FROM || number == Math.rint(number)) {
      return String.format(Locale.ROOT, "%.0f", number);
    }
    return String.format(Locale.ROOT, size >= ONE_DIGIT_FROM ? "%.1f" : "%.2f", number);
  }
}
