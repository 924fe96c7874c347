package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.node.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The table of a report in a page, between two comments that mark its place. */
public final class ReadmeTable {
  /** The line before the table. */
  static final String BEGIN = "<!-- bench report: begin -->";

  /** The line behind the table. */
  static final String END = "<!-- bench report: end -->";

  private ReadmeTable() {}

  /**
   * Replaces the table in a page.
   *
   * @throws IOException also when the page has no such place
   */
  public static void replace(Path page, Report report) throws IOException {
    String text = Files.readString(page);
    try {
      AtomicFile.write(page, replaced(text, report));
    } catch (IllegalArgumentException e) {
      throw new IOException(page + ": " + e.getMessage(), e);
    }
  }

  /** The text of a page with the table of a report. */
  static String replaced(String page, Report report) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "no place for the table (expected: the lines " + BEGIN + " and " + END + ")");
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n"
        + ReportMarkdown.table(report)
        + "\n"
        + ReportMarkdown.conditions(report)
        + page.substring(end);
  }
}
