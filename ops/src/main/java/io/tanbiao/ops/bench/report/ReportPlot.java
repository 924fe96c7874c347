package io.tanbiao.ops.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * The plot of a report: a bar for each row, its bar and stretch marked. Rows of which more is
 * better are shown as shares of their baseline, the others as shares of their limit.
 */
public final class ReportPlot {
  private static final int WIDTH = 960;
  private static final int LEFT = 400;
  private static final int PLOT_WIDTH = 420;
  private static final int LINE = 28;
  private static final int BAR_HEIGHT = 14;
  private static final int TOP = 64;
  private static final int PANEL_GAP = 56;
  private static final int FOOT = 40;
  private static final int OVERHANG = 4;
  private static final int TEXT_GAP = 8;

  /** Where axes end when no figure is beyond it, and where they end at the latest. */
  private static final double LEAST_SCALE = 1;

  private static final double MOST_SCALE = 2;

  private final StringBuilder svg = new StringBuilder();
  private int y = TOP;

  private ReportPlot() {}

  /** The plot as SVG. */
  public static String of(Report report) {
    List<Entry> ratios =
        report.rows().stream()
            .filter(ReportPlot::isShown)
            .filter(row -> row.kind().unit().isRatio())
            .map(Entry::ofRatio)
            .toList();
    List<Entry> limits =
        report.rows().stream()
            .filter(ReportPlot::isShown)
            .filter(row -> !row.kind().unit().isRatio())
            .map(Entry::ofLimit)
            .toList();
    ReportPlot plot = new ReportPlot();
    plot.panel("share of the baseline, more is better", ratios);
    plot.panel("share of the limit, below 1 is better (import: of the bar, above 1)", limits);
    return plot.document(report.environment());
  }

  private static boolean isShown(Row row) {
    return row.verdict().level() != Verdict.Level.NOT_MEASURED;
  }

  /** A row on the scale of its panel. */
  private record Entry(String label, String value, double length, double bar, double stretch) {

    static Entry ofRatio(Row row) {
      return new Entry(
          row.kind().subject(),
          Amount.text(row.figures().judged()) + " " + row.kind().unit().text(),
          row.figures().judged(),
          row.kind().bar().bar(),
          row.kind().bar().stretch());
    }

    static Entry ofLimit(Row row) {
      double bar = row.kind().bar().bar();
      return new Entry(
          row.kind().subject(),
          Amount.text(row.figures().judged()) + " " + row.kind().unit().text(),
          row.figures().judged() / bar,
          1,
          row.kind().bar().stretch() / bar);
    }

    double end() {
      return Math.max(length, Math.max(bar, stretch));
    }
  }

  private void panel(String title, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    double end = entries.stream().mapToDouble(Entry::end).max().orElse(LEAST_SCALE);
    double scale = PLOT_WIDTH / Math.min(Math.max(end, LEAST_SCALE), MOST_SCALE);
    text(LEFT, y, "start", title);
    y += TEXT_GAP;
    for (Entry entry : entries) {
      draw(entry, scale);
      y += LINE;
    }
    y += PANEL_GAP - LINE;
  }

  private void draw(Entry entry, double scale) {
    int middle = y + LINE / 2;
    int width = along(entry.length(), scale);
    text(LEFT - TEXT_GAP, middle + OVERHANG, "end", entry.label());
    append(
        "<rect x='%d' y='%d' width='%d' height='%d' fill='#2f7d6b'/>",
        LEFT, middle - BAR_HEIGHT / 2, width, BAR_HEIGHT);
    mark(along(entry.bar(), scale), middle, "#b3261e", "");
    if (entry.stretch() != entry.bar()) {
      mark(along(entry.stretch(), scale), middle, "#5f6368", " stroke-dasharray='3 2'");
    }
    int furthest =
        Math.max(width, Math.max(along(entry.bar(), scale), along(entry.stretch(), scale)));
    text(LEFT + furthest + TEXT_GAP, middle + OVERHANG, "start", entry.value());
  }

  private void mark(int offset, int middle, String colour, String dashes) {
    int reach = BAR_HEIGHT / 2 + OVERHANG;
    append(
        "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='%s' stroke-width='2'%s/>",
        LEFT + offset, middle - reach, LEFT + offset, middle + reach, colour, dashes);
  }

  private static int along(double length, double scale) {
    return (int) Math.round(Math.min(Math.max(length, 0) * scale, PLOT_WIDTH));
  }

  private void text(int x, int baseline, String anchor, String text) {
    append("<text x='%d' y='%d' text-anchor='%s'>%s</text>", x, baseline, anchor, escape(text));
  }

  private void append(String form, Object... arguments) {
    svg.append(String.format(Locale.ROOT, form, arguments)).append('\n');
  }

  private String document(Environment environment) {
    int height = y + FOOT;
    String title =
        "Benchmark report %s, commit %s".formatted(environment.began(), environment.version());
    String legend = "solid line: bar, dashed line: stretch; " + environment.host().cpu();
    return """
        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d' \
        font-family='sans-serif' font-size='12' fill='#202124'>
        <title>%3$s</title>
        <rect width='%1$d' height='%2$d' fill='#ffffff'/>
        <text x='16' y='28' font-size='16'>%3$s</text>
        <text x='16' y='%4$d'>%5$s</text>
        %6$s</svg>
        """
        .formatted(WIDTH, height, escape(title), height - FOOT / 2, escape(legend), svg);
  }

  /** Text for XML; characters that XML cannot hold become a question mark. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(point -> escape(point, escaped));
    return escaped.toString();
  }

  private static void escape(int point, StringBuilder escaped) {
    boolean control = point < ' ' && point != '\n' && point != '\t';
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    if (control || surrogate || point == 0xFFFE || point == 0xFFFF) {
      escaped.append('?');
      return;
    }
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '\'' -> escaped.append("&#39;");
      case '"' -> escaped.append("&quot;");
      default -> escaped.appendCodePoint(point);
    }
  }
}
