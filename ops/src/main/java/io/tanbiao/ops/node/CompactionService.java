package io.tanbiao.ops.node;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a compaction of the store (POST) and says what becomes of it (GET).
 *
 * <p>Who can reach the port may ask, but no page in a browser: it cannot send JSON elsewhere
 * without asking before, which nobody answers here, and its requests name their origin.
 */
final class CompactionService extends AbstractHttpService {
  private final StoreCompaction compaction;

  CompactionService(StoreCompaction compaction) {
    this.compaction = compaction;
  }

  @Override
  protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
    return ManagementListener.json(HttpStatus.OK, compaction.state());
  }

  @Override
  protected HttpResponse doPost(ServiceRequestContext context, HttpRequest request) {
    if (request.headers().contains(HttpHeaderNames.ORIGIN)) {
      return refused(HttpStatus.FORBIDDEN, "Origin (expected: no page of a browser)");
    }
    MediaType type = request.contentType();
    if (type == null || !type.is(MediaType.JSON)) {
      return refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type: " + type + " (expected: application/json)");
    }
    Optional<Instant> since = compaction.start();
    return since.isEmpty()
        ? refused(HttpStatus.CONFLICT, "already running")
        : ManagementListener.json(
            HttpStatus.ACCEPTED, Map.of("state", "running", "since", since.get().toString()));
  }

  private HttpResponse refused(HttpStatus status, String reason) {
    Map<String, Object> refusal = new LinkedHashMap<>();
    refusal.put("reason", reason);
    refusal.putAll(compaction.state());
    return ManagementListener.json(status, refusal);
  }
}
