package io.tanbiao.ops.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Markdown of reports: a table, and under it how it was measured. */
public final class ReportMarkdown {
  private static final String HEAD =
      """
      | what | baseline | ours | figure | bar / stretch | verdict | CPU µs/op | p50 µs | p99 µs | errors | wrong |
      |---|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|
      """;
  private static final double PERCENT = 100;

  private ReportMarkdown() {}

  /** The page of a report. */
  public static String page(Report report) {
    Environment environment = report.environment();
    return "# Benchmark report "
        + escape(environment.began())
        + ", commit "
        + escape(environment.version())
        + "\n\n"
        + table(report)
        + "\n"
        + conditions(report);
  }

  /** The table alone, as the README shows it. */
  public static String table(Report report) {
    StringBuilder text = new StringBuilder(HEAD);
    report.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  /** How it was measured, and how the report as a whole stands. */
  public static String conditions(Report report) {
    StringBuilder text = new StringBuilder();
    if (report.plan().quick()) {
      text.append("**Quick run: it tries the program and is no result.**\n\n");
    }
    text.append(overall(report.judgement())).append("\n\n");
    facts(report).forEach(fact -> text.append("- ").append(fact).append('\n'));
    return text.toString();
  }

  private static String line(Row row) {
    Bar bar = row.kind().bar();
    List<String> cells =
        List.of(
            subject(row),
            Amount.text(row.figures().baseline()),
            Amount.text(row.figures().ours()),
            Amount.text(row.figures().judged()) + " " + row.kind().unit().text(),
            bar.hasStretch()
                ? Amount.text(bar.bar()) + " / " + Amount.text(bar.stretch())
                : Amount.text(bar.bar()),
            row.verdict().text(),
            Amount.text(row.load().cpuMicros()),
            Amount.text(row.load().p50Micros()),
            Amount.text(row.load().p99Micros()),
            String.valueOf(row.load().errors()),
            String.valueOf(row.load().wrong()));
    return "| " + String.join(" | ", cells.stream().map(ReportMarkdown::escape).toList()) + " |\n";
  }

  private static String subject(Row row) {
    return row.note().isEmpty() ? row.kind().subject() : row.kind().subject() + "; " + row.note();
  }

  private static String overall(Judgement judgement) {
    return String.format(
        Locale.ROOT,
        "%s: %d below their bar (at most %d), the worst by %.1f %% (at most %.0f %%); %d more below"
            + " a bar that a bare server misses on this machine; %d wrong.",
        judgement.holds() ? "Holds" : "Does not hold",
        judgement.missed(),
        Judgement.MOST_MISSED,
        judgement.worstShortfall() * PERCENT,
        Judgement.LARGEST_SHORTFALL * PERCENT,
        judgement.beyondMachine(),
        judgement.wrong());
  }

  private static List<String> facts(Report report) {
    Environment environment = report.environment();
    Host host = environment.host();
    Plan plan = report.plan();
    List<String> facts = new ArrayList<>();
    facts.add(escape(host.cpu()) + ", " + host.cores() + " cores, " + escape(host.kernel()));
    facts.add(escape(host.jdk()) + "; the node: " + code(environment.nodeOptions()));
    facts.add("load average at the begin " + Amount.text(host.loadAverage()));
    facts.add(
        "server on one core, generator on another; baseline and node in turns, "
            + plan.rounds()
            + " rounds, medians, of shares those of each round; warm-up "
            + plan.warmUp().toSeconds()
            + " s, measured "
            + plan.phase().toSeconds()
            + " s each; p50 and p99 open-loop at half of the own maximum");
    facts.add(
        plan.handles()
            + " handles, the big store "
            + plan.bigHandles()
            + "; starts: median of "
            + plan.starts());
    return facts;
  }

  private static String code(List<String> options) {
    return options.isEmpty() ? "–" : "`" + String.join(" ", options).replace("`", "'") + "`";
  }

  /** Text that means nothing to Markdown, on one line. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        escaped.append(' ');
      } else if (c == '<') {
        escaped.append("&lt;");
      } else if ("\\`*_[]|#!".indexOf(c) >= 0) {
        escaped.append('\\').append(c);
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
