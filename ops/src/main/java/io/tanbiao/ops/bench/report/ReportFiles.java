package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.node.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of reports: JSON with everything, Markdown with the table, SVG with the plot. */
public final class ReportFiles {
  private static final Pattern RESULT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d-[^/]*\\.json");

  private final Path folder;

  /**
   * The files in a folder.
   *
   * @param folder is made when the first report is written
   */
  public ReportFiles(Path folder) {
    this.folder = folder;
  }

  /** Where they are. */
  public Path folder() {
    return folder;
  }

  /**
   * Writes the files of a report, replacing those of the same day and commit.
   *
   * @return the files
   */
  public List<Path> write(Report report) throws IOException {
    Files.createDirectories(folder);
    String name = report.environment().fileName() + (report.plan().quick() ? "-quick" : "");
    Path json = folder.resolve(name + ".json");
    Path table = folder.resolve(name + ".md");
    Path plot = folder.resolve(name + ".svg");
    AtomicFile.write(json, ReportJson.write(report));
    AtomicFile.write(table, ReportMarkdown.page(report));
    AtomicFile.write(plot, ReportPlot.of(report));
    return List.of(json, table, plot);
  }

  /** The report that began last of those in the folder that are results. */
  public Optional<Report> newest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> RESULT.matcher(file.getFileName().toString()).matches()).toList();
    }
    List<Report> reports = new ArrayList<>();
    for (Path file : files) {
      reports.add(read(file));
    }
    return reports.stream()
        .filter(report -> !report.plan().quick())
        .max(Comparator.comparing(report -> report.environment().began()));
  }

  private static Report read(Path file) throws IOException {
    try {
      return ReportJson.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
