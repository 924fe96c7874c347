import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Counts the test reports of one build by kind, names what failed or was skipped, and compares the
 * numbers with those that the repository records. A source file run by {@code java}; needs the JDK
 * only. Arguments: the checkout, then {@code --log FILE --status N [--quick] [--record]}.
 */
final class CountTests {

  /** A kind of evidence, told by the name of the test class or by its module. */
  enum Kind {
    UNIT,
    PROPERTY,
    FUZZ_CORPUS,
    INTEGRATION,
    CONFORMANCE;

    static final Set<Kind> QUICK = Set.of(UNIT, PROPERTY);

    static Kind of(String module, String className) {
      String outer = className.replaceFirst("\\$.*", "");
      if (module.equals("conformance-tests")) {
        return CONFORMANCE;
      } else if (outer.endsWith("IT")) {
        return INTEGRATION;
      } else if (outer.endsWith("Fuzz")) {
        return FUZZ_CORPUS;
      } else if (outer.endsWith("Properties")) {
        return PROPERTY;
      }
      return UNIT;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  enum Result {
    PASSED,
    FAILED,
    SKIPPED
  }

  record Outcome(Kind kind, String name, Result result, String reason) {}

  private static final Pattern ILLEGAL_REFERENCE =
      Pattern.compile("&#(x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\\d|3[01]));");
  private static final Pattern FAILED_GOAL =
      Pattern.compile("\\[ERROR] Failed to execute goal (\\S+) (?:\\S+ )?on project (\\S+): (.*)");
  private static final Pattern CRASH =
      Pattern.compile(
          ".*(The forked VM terminated without|There was a timeout in the fork|LEAK: ).*");
  private static final Pattern MODULE_LEFT_OUT = Pattern.compile("\\[INFO] (.*?) \\.* *SKIPPED");

  private final Path checkout;
  private final boolean quick;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private CountTests(Path checkout, boolean quick) {
    this.checkout = checkout;
    this.quick = quick;
  }

  public static void main(String[] args) throws IOException {
    List<String> arguments = List.of(args);
    CountTests count = new CountTests(Path.of(args[0]), arguments.contains("--quick"));
    Path log = Path.of(arguments.get(arguments.indexOf("--log") + 1));
    int status = Integer.parseInt(arguments.get(arguments.indexOf("--status") + 1));
    count.readReports();
    count.readLog(log, status);
    System.exit(count.conclude(arguments.contains("--record")) ? 0 : 1);
  }

  private void readReports() throws IOException {
    try (Stream<Path> modules = Files.list(checkout)) {
      for (Path module : modules.sorted().toList()) {
        for (String reports : List.of("surefire-reports", "failsafe-reports")) {
          readReports(module.getFileName().toString(), module.resolve("target").resolve(reports));
        }
      }
    }
  }

  private void readReports(String module, Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(CountTests::isReport).sorted().toList()) {
        try {
          readReport(module, file);
        } catch (XMLStreamException e) {
          problems.add("report " + checkout.relativize(file) + " cannot be read: " + e);
        }
      }
    }
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().matches("TEST-.*\\.xml");
  }

  private void readReport(String module, Path file) throws IOException, XMLStreamException {
    // A display name may hold control characters, which XML cannot say even as a reference.
    String text = ILLEGAL_REFERENCE.matcher(Files.readString(file)).replaceAll("?");
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
    String suite = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("testsuite")) {
          suite = xml.getAttributeValue(null, "name");
        } else if (xml.getLocalName().equals("testcase")) {
          outcomes.add(readCase(module, suite, xml));
        }
      }
    }
  }

  private static Outcome readCase(String module, String suite, XMLStreamReader xml)
      throws XMLStreamException {
    String className = xml.getAttributeValue(null, "classname");
    String owner = className == null || className.isEmpty() ? suite : className;
    String name = owner + "." + xml.getAttributeValue(null, "name");
    Result result = Result.PASSED;
    String reason = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("testcase")) {
        return new Outcome(Kind.of(module, owner), name, result, reason);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        Result said = resultOf(xml.getLocalName());
        if (said != Result.PASSED) {
          result = said;
          reason = reasonOf(xml);
        }
      }
    }
  }

  private static Result resultOf(String element) {
    return switch (element) {
      case "failure", "error" -> Result.FAILED;
      case "skipped" -> Result.SKIPPED;
      default -> Result.PASSED;
    };
  }

  private static String reasonOf(XMLStreamReader xml) throws XMLStreamException {
    String message = xml.getAttributeValue(null, "message");
    String type = xml.getAttributeValue(null, "type");
    String said = message == null || message.isBlank() ? xml.getElementText() : message;
    if (said.isBlank()) {
      return type == null ? "no reason given" : type;
    }
    return said.strip().lines().limit(2).collect(Collectors.joining(" / "));
  }

  private void readLog(Path log, int status) throws IOException {
    List<String> left = new ArrayList<>();
    // What a test prints is not always UTF-8.
    for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList()) {
      Matcher goal = FAILED_GOAL.matcher(line);
      Matcher module = MODULE_LEFT_OUT.matcher(line);
      if (goal.lookingAt()) {
        problems.add(goal.group(2) + ": " + goal.group(1) + " failed: " + goal.group(3));
      } else if (CRASH.matcher(line).matches()) {
        String said = line.strip();
        problems.add(said.contains("LEAK: ") ? said : "a test JVM ended before its tests did");
      } else if (module.matches()) {
        left.add(module.group(1));
      }
    }
    if (!left.isEmpty()) {
      problems.add("not built, because what they need failed: " + String.join(", ", left));
    }
    if (status != 0 && problems.isEmpty()) {
      problems.add("the build ended with status " + status + "; see " + log);
    }
  }

  /** Prints everything; returns whether the run is good. */
  private boolean conclude(boolean record) throws IOException {
    Map<Kind, Integer> minimum = readMinimum();
    list("failed", outcomes.stream().filter(o -> o.result() == Result.FAILED).toList());
    boolean skipsAllowed = listSkipped();
    if (!record) {
      comparedWith(minimum).forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      out.println("Not a test, but failed:");
      problems.forEach(problem -> out.println("  " + problem));
      out.println();
    }
    printTable(minimum);
    long failed = count(null, Result.FAILED) + problems.size();
    boolean good = failed == 0 && skipsAllowed && !outcomes.isEmpty();
    if (outcomes.isEmpty()) {
      out.println("No test ran.");
    }
    if (record) {
      recordCounts(good);
    }
    out.printf(
        "%d passed, %d failed, %d skipped%n",
        count(null, Result.PASSED), failed, count(null, Result.SKIPPED));
    return good;
  }

  private void list(String title, List<Outcome> some) {
    if (!some.isEmpty()) {
      out.println(some.size() + " " + title + ":");
      some.forEach(o -> out.printf("  [%s] %s: %s%n", o.kind().label(), o.name(), o.reason()));
      out.println();
    }
  }

  private boolean listSkipped() throws IOException {
    List<String> allowed =
        dataLines("allowed-skips.txt").map(line -> line.split("\\s+")[0]).toList();
    Map<Boolean, List<Outcome>> skipped =
        outcomes.stream()
            .filter(o -> o.result() == Result.SKIPPED)
            .collect(Collectors.partitioningBy(o -> allowed.stream().anyMatch(a -> covers(a, o))));
    list("skipped, as ops/verify/allowed-skips.txt allows", skipped.get(true));
    list("skipped, which ops/verify/allowed-skips.txt does not allow", skipped.get(false));
    return skipped.get(false).isEmpty();
  }

  /** Whether the outcome is of that method; a parameterised one carries its arguments behind. */
  private static boolean covers(String method, Outcome outcome) {
    return outcome.name().equals(method)
        || outcome.name().startsWith(method + "(")
        || outcome.name().startsWith(method + "[")
        || outcome.name().startsWith(method + "{");
  }

  private List<String> comparedWith(Map<Kind, Integer> minimum) {
    List<String> missing = new ArrayList<>();
    minimum.forEach(
        (kind, least) -> {
          long found = count(kind, null);
          if (covered(kind) && found < least) {
            missing.add(
                "%d %s tests found, at least %d expected; if tests were removed on purpose: ops/bin/verify --record"
                    .formatted(found, kind.label(), least));
          }
        });
    return missing;
  }

  private boolean covered(Kind kind) {
    return !quick || Kind.QUICK.contains(kind);
  }

  private void printTable(Map<Kind, Integer> minimum) {
    out.printf("%-12s %8s %8s %8s %8s%n", "kind", "passed", "failed", "skipped", "least");
    for (Kind kind : Kind.values()) {
      if (covered(kind)) {
        out.printf(
            "%-12s %8d %8d %8d %8d%n",
            kind.label(),
            count(kind, Result.PASSED),
            count(kind, Result.FAILED),
            count(kind, Result.SKIPPED),
            minimum.getOrDefault(kind, 0));
      }
    }
    out.println();
  }

  private void recordCounts(boolean good) throws IOException {
    if (!good || quick) {
      out.println("Nothing recorded: only a full run in which all passed is.");
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("# Fewer tests of a kind than this fail ops/bin/verify. Written by its --record.");
    for (Kind kind : Kind.values()) {
      lines.add(kind.label() + " " + count(kind, null));
    }
    Files.write(checkout.resolve("ops/verify/minimum-counts.txt"), lines);
    out.println("Recorded in ops/verify/minimum-counts.txt.");
  }

  private Map<Kind, Integer> readMinimum() throws IOException {
    Map<Kind, Integer> minimum = new EnumMap<>(Kind.class);
    dataLines("minimum-counts.txt")
        .map(line -> line.split("\\s+"))
        .forEach(
            words ->
                minimum.put(
                    Kind.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_')),
                    Integer.valueOf(words[1])));
    return minimum;
  }

  private Stream<String> dataLines(String name) throws IOException {
    Path file = checkout.resolve("ops/verify").resolve(name);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return lines.stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#"));
  }

  /** How many outcomes of that kind and result there are; null stands for all. */
  private long count(Kind kind, Result result) {
    return outcomes.stream()
        .filter(o -> kind == null || o.kind() == kind)
        .filter(o -> result == null || o.result() == result)
        .count();
  }
}
