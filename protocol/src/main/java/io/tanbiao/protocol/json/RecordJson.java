package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.ResponseCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A record with its values, {@code {"handle":..,"values":[..]}}, as Handle.Net prints it (HW-14.2).
 *
 * @param handle its name
 * @param values its values
 */
public record RecordJson(Handle handle, List<HandleValue> values) {
  /** Copies the values. */
  public RecordJson {
    values = List.copyOf(values);
  }

  /** JSON that is no record, and where that was found. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    MalformedException(String message, int offset) {
      super(message);
      this.offset = offset;
    }

    /** How many octets stand before it; -1 when that is not known. */
    public int offset() {
      return offset;
    }
  }

  /**
   * The object of a record, such that reading it brings back the octets of every value: data that
   * would be read as other octets is written in base64, whatever its type.
   */
  public static Octets exactly(Handle handle, List<HandleValue> values) {
    return JsonText.write(false, json -> write(handle, values, json));
  }

  private static void write(Handle handle, List<HandleValue> values, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("handle", handle.toString());
    json.writeArrayFieldStart("values");
    for (HandleValue value : values) {
      ValueJson.writeExactly(value, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Reads one object and nothing else. An answer is read as the record it shows.
   *
   * @param octets of which {@code [from, to)} are UTF-8
   * @throws MalformedException when they are no record
   */
  public static RecordJson read(byte[] octets, int from, int to) throws MalformedException {
    try (JsonParser json = JsonText.parser(octets, from, to)) {
      try {
        JsonToken first = json.nextToken();
        RecordJson record = read(first, json);
        if (json.nextToken() != null) {
          throw new InvalidJsonException("text behind the record (expected: one record)");
        }
        return record;
      } catch (InvalidJsonException e) {
        throw new MalformedException(e.getMessage(), offsetOf(json.currentTokenLocation()));
      }
    } catch (JsonProcessingException e) {
      throw new MalformedException("not JSON: " + firstLine(e), offsetOf(e.getLocation()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static RecordJson read(JsonToken first, JsonParser json)
      throws IOException, InvalidJsonException {
    if (first != JsonToken.START_OBJECT) {
      throw new InvalidJsonException("no object (expected: {\"handle\":..,\"values\":[..]})");
    }
    Handle handle = null;
    List<HandleValue> values = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken unused = json.nextToken();
      switch (field) {
        case "handle" -> handle = new Handle(TokenFields.octets(field, json));
        case "values" -> values = ValueReader.readList(json);
        case "responseCode" -> requireSuccess(TokenFields.whole(field, json));
        default -> TokenFields.skip(json);
      }
    }
    if (handle == null) {
      throw TokenFields.missing("handle", TokenFields.A_STRING);
    } else if (values == null) {
      throw TokenFields.missing("values", "an array");
    }
    return new RecordJson(handle, values);
  }

  private static void requireSuccess(int code) throws InvalidJsonException {
    int success = ResponseCode.SUCCESS.number();
    if (code != success) {
      throw new InvalidJsonException("responseCode: " + code + " (expected: " + success + ")");
    }
  }

  /** The text of the library without the place, which is told apart. */
  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static int offsetOf(JsonLocation at) {
    return at == null ? -1 : (int) at.getByteOffset();
  }
}
