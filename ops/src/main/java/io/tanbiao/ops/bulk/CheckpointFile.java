package io.tanbiao.ops.bulk;

import io.tanbiao.ops.json.JsonText;
import io.tanbiao.ops.node.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The file that remembers how far the import of one file into one place has come. */
public final class CheckpointFile {
  private final Path file;
  private final InputIdentity input;
  private final String target;

  /**
   * Remembers in a file.
   *
   * @param file made when something is remembered
   * @param target where the records go
   */
  public CheckpointFile(Path file, InputIdentity input, String target) {
    this.file = file;
    this.input = input;
    this.target = target;
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * What is remembered of the same file and the same target.
   *
   * @return empty when there is nothing, or the file has changed since
   */
  public Optional<Checkpoint> read() throws IOException {
    try {
      Map<String, Object> json = JsonText.readObject(Files.readString(file));
      return isOfThis(json) ? Optional.of(checkpoint(json)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Remembers a place. */
  public void write(Checkpoint checkpoint) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("input", input.path().toString());
    json.put("format", input.format().word());
    json.put("inputOctets", input.octets());
    json.put("modified", input.modifiedMillis());
    json.put("digest", input.digest());
    json.put("target", target);
    json.put("import", checkpoint.tag().id());
    json.put("transactionsBefore", checkpoint.tag().transactionsBefore());
    json.put("offset", checkpoint.position().offset());
    json.put("line", checkpoint.position().line());
    json.put("created", checkpoint.counts().created());
    json.put("unchanged", checkpoint.counts().unchanged());
    json.put("refused", checkpoint.counts().refused());
    json.put("rejectsOctets", checkpoint.rejectsOctets());
    AtomicFile.write(file, JsonText.pretty(json) + "\n");
  }

  /** Forgets. */
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  private boolean isOfThis(Map<String, Object> json) {
    return input.path().toString().equals(json.get("input"))
        && input.format().word().equals(json.get("format"))
        && Long.valueOf(input.octets()).equals(json.get("inputOctets"))
        && Long.valueOf(input.modifiedMillis()).equals(json.get("modified"))
        && input.digest().equals(json.get("digest"))
        && target.equals(json.get("target"))
        && json.get("import") instanceof String;
  }

  private static Checkpoint checkpoint(Map<String, Object> json) {
    return new Checkpoint(
        new Position(whole(json, "offset"), whole(json, "line")),
        new ImportCounts(whole(json, "created"), whole(json, "unchanged"), whole(json, "refused")),
        whole(json, "rejectsOctets"),
        new ImportTag((String) json.get("import"), whole(json, "transactionsBefore")));
  }

  private static long whole(Map<String, Object> json, String field) {
    if (json.get(field) instanceof Long number && number >= 0) {
      return number;
    }
    throw new IllegalArgumentException(
        field + ": " + json.get(field) + " (expected: a whole number, 0 or more)");
  }
}
