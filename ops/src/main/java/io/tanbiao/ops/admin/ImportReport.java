package io.tanbiao.ops.admin;

import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.ops.batch.BatchEntry;
import io.tanbiao.ops.batch.BatchResult;
import io.tanbiao.ops.batch.BatchVerb;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people and programs see of an import: failures as they come, and how many of each operation
 * succeeded and failed at the end; with {@code --json} a line for each entry.
 */
final class ImportReport {
  private final Invocation invocation;
  private final String file;
  private final Progress progress;
  private final Map<BatchVerb, Counts> counts = new EnumMap<>(BatchVerb.class);
  private final Counts malformed = new Counts();
  private final Counts all = new Counts();
  private long line;

  ImportReport(Invocation invocation, String file) {
    this.invocation = invocation;
    this.file = file;
    this.progress = Progress.of(invocation);
  }

  private static final class Counts {
    private long succeeded;
    private long failed;

    void add(boolean success) {
      if (success) {
        succeeded++;
      } else {
        failed++;
      }
    }
  }

  /** How many entries failed. */
  long failed() {
    return all.failed;
  }

  /** Where the last entry begins. */
  long line() {
    return line;
  }

  void add(BatchResult result) {
    BatchEntry entry = result.entry();
    line = entry.line();
    Optional<String> failure = failureOf(result);
    all.add(failure.isEmpty());
    verbOf(entry)
        .map(verb -> counts.computeIfAbsent(verb, first -> new Counts()))
        .orElse(malformed)
        .add(failure.isEmpty());
    failure.ifPresent(reason -> tell(entry, reason));
    if (entry instanceof BatchEntry.Session session && !session.ignored().isEmpty()) {
      progress.interrupt();
      invocation.tell("import.ignored", place(entry), String.join(", ", session.ignored()));
    }
    invocation.print(json(result, failure));
    progress.at(all.succeeded + all.failed, all.failed);
  }

  /** Prints the sums. */
  void end() {
    progress.interrupt();
    counts.forEach(
        (verb, count) -> invocation.say("import.counts", verb, count.succeeded, count.failed));
    if (malformed.failed > 0) {
      invocation.say("import.malformed", malformed.failed);
    }
    Map<String, Object> sums = new LinkedHashMap<>();
    sums.put("succeeded", all.succeeded);
    sums.put("failed", all.failed);
    invocation.print(sums);
  }

  private Optional<String> failureOf(BatchResult result) {
    if (result instanceof BatchResult.NotSent notSent) {
      return Optional.of(notSent.reason());
    } else if (result instanceof BatchResult.Answered answered
        && !(answered.outcome() instanceof Outcome.Success)) {
      return Optional.of(
          Answers.refusal(invocation, answered.entry().operation().handle(), answered.outcome()));
    }
    return Optional.empty();
  }

  private void tell(BatchEntry entry, String reason) {
    progress.interrupt();
    String what = verbOf(entry).map(verb -> verb + " ").orElse("");
    String name =
        entry instanceof BatchEntry.Request request
                && !reason.startsWith(request.operation().handle() + ": ")
            ? request.operation().handle() + ": "
            : "";
    invocation.streams().err().println("tanbiao: " + place(entry) + ": " + what + name + reason);
  }

  private String place(BatchEntry entry) {
    return entry instanceof BatchEntry.Malformed fault
        ? file + ":" + fault.line() + ":" + fault.column()
        : file + ":" + entry.line();
  }

  private static Optional<BatchVerb> verbOf(BatchEntry entry) {
    if (entry instanceof BatchEntry.Request request) {
      return Optional.of(request.verb());
    } else if (entry instanceof BatchEntry.Malformed fault) {
      return fault.verb();
    }
    return Optional.of(
        entry instanceof BatchEntry.Session ? BatchVerb.SESSIONSETUP : BatchVerb.AUTHENTICATE);
  }

  private static Map<String, Object> json(BatchResult result, Optional<String> failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", result.entry().line());
    verbOf(result.entry()).ifPresent(verb -> json.put("operation", verb.name()));
    if (result.entry() instanceof BatchEntry.Request request) {
      json.put("handle", request.operation().handle().toString());
    } else if (result.entry() instanceof BatchEntry.Malformed fault) {
      json.put("column", (long) fault.column());
    }
    if (result instanceof BatchResult.Answered answered) {
      json.put("responseCode", (long) answered.outcome().responseCode());
    }
    failure.ifPresent(reason -> json.put("message", reason));
    return json;
  }
}
