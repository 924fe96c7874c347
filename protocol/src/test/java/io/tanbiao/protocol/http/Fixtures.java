package io.tanbiao.protocol.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.store.Store;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The records that the official server held when the transcripts were taken. */
public final class Fixtures {
  private Fixtures() {}

  /** A node with all of them, its prefixes and its site. */
  public static InMemoryNode node() throws IOException, WireException {
    InMemoryNode node = new InMemoryNode().homing("0.NA", "88", "88.300", "88.302", "88.312");
    try (InputStream in = Fixtures.class.getResourceAsStream("/rest/fixtures.json")) {
      for (JsonNode record : new ObjectMapper().readTree(in).get("handleRecords")) {
        List<HandleValue> values = new ArrayList<>();
        record.get("values").forEach(value -> values.add(value(value)));
        node.holding(Handle.of(record.get("handle").asText()), values);
      }
    }
    return node.at(site(node.store()));
  }

  private static Site site(Store store) throws WireException {
    var key = store.caseRule().key(Handle.of("88.300/SITE"));
    HandleValue value =
        store.find(key).orElseThrow().values().stream()
            .filter(found -> found.hasType(ValueTypes.HS_SITE))
            .findFirst()
            .orElseThrow();
    return SiteCodec.decode(value.data());
  }

  private static HandleValue value(JsonNode json) {
    JsonNode ttl = json.get("ttl");
    List<Reference> references = new ArrayList<>();
    json.path("references").forEach(reference -> references.add(reference(reference)));
    return new HandleValue(
        json.get("index").asInt(),
        Octets.utf8(json.get("type").asText()),
        data(json.get("data")),
        ttl.isTextual()
            ? new TimeToLive(true, seconds(ttl.asText()))
            : new TimeToLive(false, ttl.asInt()),
        seconds(json.get("timestamp").asText()),
        new Permissions(Integer.parseInt(json.path("permissions").asText("1110"), 2)),
        references);
  }

  private static Octets data(JsonNode data) {
    JsonNode value = data.get("value");
    return switch (data.get("format").asText()) {
      case "string" -> Octets.utf8(value.asText());
      case "hex" -> Octets.hex(value.asText());
      case "base64" -> Octets.of(Base64.getDecoder().decode(value.asText()));
      case "admin" ->
          AdminEntry.of(Integer.parseInt(value.get("permissions").asText(), 2), reference(value))
              .encode();
      case "vlist" -> group(value).encode();
      default -> throw new AssertionError(data);
    };
  }

  private static AdminGroup group(JsonNode members) {
    List<Reference> references = new ArrayList<>();
    members.forEach(member -> references.add(reference(member)));
    return new AdminGroup(references);
  }

  private static Reference reference(JsonNode json) {
    return new Reference(Handle.of(json.get("handle").asText()), json.get("index").asInt());
  }

  private static int seconds(String time) {
    return (int) Instant.parse(time).getEpochSecond();
  }
}
