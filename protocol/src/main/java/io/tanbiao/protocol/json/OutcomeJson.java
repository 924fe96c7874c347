package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import java.io.IOException;
import java.util.List;

/** Outcomes as the JSON interface of Handle.Net prints them (wire notes §7). */
public final class OutcomeJson {
  private static final Handle NO_HANDLE = new Handle(Octets.EMPTY);

  private OutcomeJson() {}

  /**
   * The JSON object of an outcome, in UTF-8.
   *
   * @param asked the name that was asked for, printed with errors
   * @param pretty indented by two spaces, else compact
   */
  public static Octets of(Handle asked, Outcome outcome, boolean pretty) {
    return JsonText.write(pretty, json -> write(asked, outcome, json));
  }

  /** The JSON object of an outcome that is about no name. */
  public static Octets of(Outcome outcome, boolean pretty) {
    return of(NO_HANDLE, outcome, pretty);
  }

  /**
   * The JSON object of the outcome of a write, which shows no values.
   *
   * @param asked the name that was written to
   */
  public static Octets ofWrite(Handle asked, Outcome outcome, boolean pretty) {
    return outcome instanceof Outcome.Refused refused
            && refused.responseCode() == ResponseCode.VALUES_NOT_FOUND.number()
        ? JsonText.write(pretty, json -> writeRefusal(asked, refused, json))
        : of(asked, outcome, pretty);
  }

  private static void writeRefusal(Handle asked, Outcome.Refused refused, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("responseCode", refused.responseCode());
    if (!refused.message().isEmpty()) {
      json.writeStringField("message", refused.message());
    }
    json.writeStringField("handle", asked.toString());
    json.writeEndObject();
  }

  private static void write(Handle asked, Outcome outcome, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("responseCode", outcome.responseCode());
    if (outcome instanceof Outcome.Resolved resolved) {
      json.writeStringField("handle", resolved.handle().toString());
      writeValues(values(resolved), json);
    } else if (outcome instanceof Outcome.SiteInfo info) {
      json.writeFieldName("site");
      SiteJson.write(info.site(), json);
    } else {
      writeOther(outcome, json);
      Handle handle = outcome instanceof Outcome.Created created ? created.handle() : asked;
      if (!handle.name().isEmpty()) {
        json.writeStringField("handle", handle.toString());
      }
    }
    json.writeEndObject();
  }

  private static void writeOther(Outcome outcome, JsonGenerator json) throws IOException {
    if (outcome instanceof Outcome.Refused refused && !refused.message().isEmpty()) {
      json.writeStringField("message", refused.message());
    }
    if (outcome instanceof Outcome.Verified verified) {
      json.writeBooleanField("isValid", verified.valid());
    } else if (outcome instanceof Outcome.Referral referral) {
      if (!referral.handle().name().isEmpty()) {
        json.writeStringField("referralHandle", referral.handle().toString());
      }
      if (!referral.values().isEmpty()) {
        writeValues(referral.values(), json);
      }
    } else if (outcome.responseCode() == ResponseCode.VALUES_NOT_FOUND.number()) {
      writeValues(List.of(), json);
    }
  }

  private static void writeValues(List<HandleValue> values, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("values");
    for (HandleValue value : values) {
      ValueJson.write(value, json);
    }
    json.writeEndArray();
  }

  /** The values of a record, which come from our own store and so are whole. */
  public static List<HandleValue> values(Outcome.Resolved resolved) {
    try {
      return ValueListCodec.read(new OctetReader(resolved.valueList()));
    } catch (WireException e) {
      throw new IllegalStateException("value list of " + resolved.handle() + ": damaged", e);
    }
  }
}
