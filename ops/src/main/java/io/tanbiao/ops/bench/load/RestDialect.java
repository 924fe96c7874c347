package io.tanbiao.ops.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.ValueJson;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /api/handles/...} (wire notes §7).
 *
 * <p>An answer is read as JSON when its octets are not those of an earlier right answer but for the
 * number and the times.
 */
public final class RestDialect extends HttpDialect {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TIME = Pattern.compile("\"timestamp\" ?: ?\"([^\"]*)\"");

  private final Dataset dataset;
  private final NumberedOctets request;
  private NumberedOctets known = new NumberedOctets(new byte[0], 0);

  /** Requests for the records of a data set. */
  public RestDialect(Dataset dataset, InetSocketAddress server) {
    this.dataset = dataset;
    String text =
        "GET /api/handles/" + dataset.handle(0) + " HTTP/1.1\r\nHost: " + host(server) + "\r\n\r\n";
    this.request = new NumberedOctets(ascii(text), 0);
  }

  @Override
  public int requestOctets() {
    return request.length();
  }

  @Override
  public void write(int requestId, int number, ByteBuf out) {
    write(request, number, out);
  }

  @Override
  Verdict checkBody(int status, byte[] octets, int from, int length, int number) {
    return known.matches(octets, from, length, number)
        ? Verdict.RIGHT
        : read(Arrays.copyOfRange(octets, from, from + length), number);
  }

  private Verdict read(byte[] body, int number) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.path("responseCode").asInt() != ResponseCode.SUCCESS.number()) {
        return json.path("responseCode").asInt() == ResponseCode.SERVER_TOO_BUSY.number()
            ? Verdict.BUSY
            : Verdict.REFUSED;
      }
      boolean right =
          json.path("handle").asText().equals(dataset.handle(number).toString())
              && dataset.matches(number, ValueJson.readList(json));
      if (right) {
        learn(body, number);
      }
      return right ? Verdict.RIGHT : Verdict.WRONG;
    } catch (JsonProcessingException | InvalidJsonException e) {
      return Verdict.WRONG;
    } catch (java.io.IOException e) {
      throw new AssertionError("octets need no device", e);
    }
  }

  private void learn(byte[] body, int number) {
    Matcher times = TIME.matcher(new String(body, StandardCharsets.ISO_8859_1));
    int[] ignored =
        times
            .results()
            .flatMapToInt(found -> java.util.stream.IntStream.of(found.start(1), found.end(1)))
            .toArray();
    known = new NumberedOctets(body, number, ignored);
  }
}
