package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.json.JsonText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of reports. What is not a number is null there. */
public final class ReportJson {
  private static final double MILLIS_PER_SECOND = 1_000;

  private ReportJson() {}

  /** Writes a report. */
  public static String write(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("environment", environment(report.environment()));
    json.put("plan", plan(report.plan()));
    json.put("judgement", judgement(report.judgement()));
    json.put("rows", report.rows().stream().map(ReportJson::row).toList());
    json.put("samples", report.samples().stream().map(ReportJson::sample).toList());
    return JsonText.pretty(json) + "\n";
  }

  /**
   * Reads a report.
   *
   * @throws IllegalArgumentException when it is none; the message names the field
   */
  public static Report read(String text) {
    Map<String, Object> json = JsonText.readObject(text);
    return new Report(
        environmentOf(JsonText.object(json.get("environment"), "environment")),
        planOf(JsonText.object(json.get("plan"), "plan")),
        objects(json, "rows").stream().map(ReportJson::rowOf).toList(),
        objects(json, "samples").stream().map(ReportJson::sampleOf).toList());
  }

  private static Map<String, Object> environment(Environment environment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("began", environment.began());
    json.put("commit", environment.commit());
    json.put("dirty", environment.dirty());
    json.put("cpu", environment.host().cpu());
    json.put("cores", environment.host().cores());
    json.put("kernel", environment.host().kernel());
    json.put("jdk", environment.host().jdk());
    json.put("loadAverage", orNull(environment.host().loadAverage()));
    json.put("nodeOptions", environment.nodeOptions());
    return json;
  }

  private static Environment environmentOf(Map<String, Object> json) {
    return new Environment(
        text(json, "began"),
        text(json, "commit"),
        flag(json, "dirty"),
        new Host(
            text(json, "cpu"),
            JsonText.whole(json.get("cores"), "cores"),
            text(json, "kernel"),
            text(json, "jdk"),
            number(json, "loadAverage")),
        texts(json, "nodeOptions"));
  }

  private static Map<String, Object> plan(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", plan.rows().stream().map(RowKind::id).toList());
    json.put("handles", plan.handles());
    json.put("bigHandles", plan.bigHandles());
    json.put("rounds", plan.rounds());
    json.put("warmUpSeconds", plan.warmUp().toMillis() / MILLIS_PER_SECOND);
    json.put("phaseSeconds", plan.phase().toMillis() / MILLIS_PER_SECOND);
    json.put("starts", plan.starts());
    json.put("quick", plan.quick());
    return json;
  }

  private static Plan planOf(Map<String, Object> json) {
    return new Plan(
        texts(json, "rows").stream().map(ReportJson::kind).toList(),
        JsonText.whole(json.get("handles"), "handles"),
        JsonText.whole(json.get("bigHandles"), "bigHandles"),
        JsonText.whole(json.get("rounds"), "rounds"),
        seconds(json, "warmUpSeconds"),
        seconds(json, "phaseSeconds"),
        JsonText.whole(json.get("starts"), "starts"),
        flag(json, "quick"));
  }

  private static Map<String, Object> judgement(Judgement judgement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("holds", judgement.holds());
    json.put("missed", judgement.missed());
    json.put("beyondMachine", judgement.beyondMachine());
    json.put("worstShortfall", judgement.worstShortfall());
    json.put("wrong", judgement.wrong());
    return json;
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", row.kind().id());
    json.put("subject", row.kind().subject());
    json.put("baseline", orNull(row.figures().baseline()));
    json.put("ours", orNull(row.figures().ours()));
    json.put("figure", orNull(row.figures().judged()));
    json.put("floor", orNull(row.figures().floor()));
    json.put("unit", row.kind().unit().text());
    json.put("bar", row.kind().bar().bar());
    json.put("stretch", row.kind().bar().stretch());
    json.put("verdict", row.verdict().text());
    json.put("cpuMicros", orNull(row.load().cpuMicros()));
    json.put("p50Micros", orNull(row.load().p50Micros()));
    json.put("p99Micros", orNull(row.load().p99Micros()));
    json.put("errors", row.load().errors());
    json.put("wrong", row.load().wrong());
    json.put("note", row.note());
    return json;
  }

  private static Row rowOf(Map<String, Object> json) {
    return new Row(
        kind(text(json, "id")),
        new Row.Figures(
            number(json, "baseline"),
            number(json, "ours"),
            number(json, "figure"),
            number(json, "floor")),
        new Row.Load(
            number(json, "cpuMicros"),
            number(json, "p50Micros"),
            number(json, "p99Micros"),
            (long) number(json, "errors"),
            (long) number(json, "wrong")),
        text(json, "note"));
  }

  private static Map<String, Object> sample(Sample sample) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", sample.what());
    json.put("round", sample.round());
    json.put("figures", sample.figures());
    return json;
  }

  private static Sample sampleOf(Map<String, Object> json) {
    return new Sample(
        text(json, "what"),
        JsonText.whole(json.get("round"), "round"),
        JsonText.object(json.get("figures"), "figures"));
  }

  private static RowKind kind(String id) {
    return RowKind.of(id)
        .orElseThrow(() -> new IllegalArgumentException("row: " + id + " (expected: a known one)"));
  }

  private static List<Map<String, Object>> objects(Map<String, Object> json, String field) {
    return JsonText.array(json.get(field), field).stream()
        .map(item -> JsonText.object(item, field))
        .toList();
  }

  private static List<String> texts(Map<String, Object> json, String field) {
    return JsonText.array(json.get(field), field).stream()
        .map(item -> JsonText.text(item, field))
        .toList();
  }

  private static String text(Map<String, Object> json, String field) {
    return JsonText.text(json.get(field), field);
  }

  private static boolean flag(Map<String, Object> json, String field) {
    return Boolean.TRUE.equals(json.get(field));
  }

  private static Object orNull(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static double number(Map<String, Object> json, String field) {
    Object value = json.get(field);
    if (value == null) {
      return Double.NaN;
    } else if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(field + ": " + value + " (expected: a number)");
  }

  private static Duration seconds(Map<String, Object> json, String field) {
    return Duration.ofMillis(Math.round(number(json, field) * MILLIS_PER_SECOND));
  }
}
