package io.tanbiao.protocol.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.store.Store;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.JsonText;
import io.tanbiao.protocol.json.ValueJson;
import java.io.IOException;
import java.io.InputStream;

/** The records that the official server held when the transcripts were taken. */
public final class Fixtures {
  private Fixtures() {}

  /** A node with all of them, its prefixes and its site. */
  public static InMemoryNode node() throws IOException, WireException {
    InMemoryNode node = new InMemoryNode().homing("0.NA", "88", "88.300", "88.302", "88.312");
    try (InputStream in = Fixtures.class.getResourceAsStream("/rest/fixtures.json")) {
      JsonNode fixtures = JsonText.read(new String(in.readAllBytes(), UTF_8));
      for (JsonNode record : fixtures.get("handleRecords")) {
        node.holding(Handle.of(record.get("handle").asText()), ValueJson.readList(record));
      }
    } catch (InvalidJsonException e) {
      throw new AssertionError("the fixtures are readable", e);
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
}
