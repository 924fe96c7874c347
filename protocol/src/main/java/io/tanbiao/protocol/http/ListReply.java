package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.NameCursor.Page;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.json.NamePage;
import io.tanbiao.protocol.json.NamesJson;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Answers with a list in JSON (wire notes §7), however long: the list is read once to count it,
 * since the count stands before the names, and again for the names that are wanted, each part when
 * the client has taken the one before.
 *
 * <p>What fails before the first names is a refusal; later, the answer is cut off. Runs on the
 * event loop of its request.
 */
final class ListReply {
  private final RestCall call;
  private final ServiceRequestContext client;
  private final Function<Outcome, HttpResponse> refusal;
  private final NamesJson json;
  private final long start;
  private final long end;
  private final CompletableFuture<HttpResponse> reply = new CompletableFuture<>();

  private ListReply(
      RestCall call, ServiceRequestContext client, Function<Outcome, HttpResponse> refusal) {
    NamesJson.Frame frame = call.names().orElseThrow();
    this.call = call;
    this.client = client;
    this.refusal = refusal;
    this.json = new NamesJson(frame, call.style().pretty());
    this.start = frame.page().map(NamePage::start).orElse(0L);
    this.end = frame.page().map(NamePage::end).orElse(Long.MAX_VALUE);
  }

  /**
   * Answers a call whose outcome is a list.
   *
   * @param refusal answers when the list cannot be read
   */
  static CompletionStage<HttpResponse> of(
      RestCall call,
      Outcome.Listing listing,
      ServiceRequestContext client,
      Function<Outcome, HttpResponse> refusal) {
    ListReply list = new ListReply(call, client, refusal);
    client.eventLoop().execute(() -> list.count(listing));
    return list.reply;
  }

  private void count(Outcome.Listing listing) {
    ListedNames counted = new ListedNames(client, listing);
    counted.skipTo(
        Long.MAX_VALUE,
        last -> {
          if (last.outcome() instanceof Outcome.Names) {
            answer(listing, counted.position());
          } else {
            reply.complete(refusal.apply(last.outcome()));
          }
          counted.close();
        });
  }

  private void answer(Outcome.Listing listing, long count) {
    if (start >= Math.min(end, count) || client.isCancelled()) {
      complete(Octets.concat(json.begin(count), json.end()));
      return;
    }
    ListedNames names = new ListedNames(client, listing);
    if (start == 0) {
      names.read(end, first -> begin(names, count, first));
    } else {
      names.skipTo(start, skipped -> beginBehind(names, count, skipped));
    }
  }

  /** Names may have been deleted since they were counted, so that none are left here. */
  private void beginBehind(ListedNames names, long count, Page skipped) {
    if (skipped.last() && skipped.outcome() instanceof Outcome.Names) {
      names.close();
      complete(Octets.concat(json.begin(count), json.end()));
    } else if (skipped.last()) {
      begin(names, count, skipped);
    } else {
      names.read(end, first -> begin(names, count, first));
    }
  }

  private void begin(ListedNames names, long count, Page first) {
    if (!(first.outcome() instanceof Outcome.Names some)) {
      names.close();
      reply.complete(refusal.apply(first.outcome()));
      return;
    }
    Octets begun = Octets.concat(json.begin(count), json.names(some.handles()));
    if (isLast(names, first)) {
      names.close();
      complete(Octets.concat(begun, json.end()));
      return;
    }
    HttpResponseWriter out = HttpResponse.streaming();
    out.whenComplete().whenCompleteAsync((done, gone) -> names.close(), client.eventLoop());
    reply.complete(out);
    out.write(JsonReply.headersOf(HttpStatus.OK, call.style()));
    send(out, names, Octets.concat(call.style().before(), begun));
  }

  private boolean isLast(ListedNames names, Page page) {
    return page.last() || names.position() >= end;
  }

  /** Reads on when the client has taken what is sent; when it went away, the list was closed. */
  private void send(HttpResponseWriter out, ListedNames names, Octets part) {
    if (out.tryWrite(HttpData.wrap(part.toArray()))) {
      out.whenConsumed().thenRunAsync(() -> readOn(out, names), client.eventLoop());
    }
  }

  private void readOn(HttpResponseWriter out, ListedNames names) {
    if (out.isOpen()) {
      names.read(end, page -> sendPage(out, names, page));
    }
  }

  private void sendPage(HttpResponseWriter out, ListedNames names, Page page) {
    if (!(page.outcome() instanceof Outcome.Names some)) {
      out.abort();
    } else if (isLast(names, page)) {
      Octets rest = Octets.concat(json.names(some.handles()), json.end(), call.style().after());
      if (out.tryWrite(HttpData.wrap(rest.toArray()))) {
        out.close();
      }
    } else {
      send(out, names, json.names(some.handles()));
    }
  }

  private void complete(Octets object) {
    reply.complete(JsonReply.reply(HttpStatus.OK, object, call.style()));
  }
}
