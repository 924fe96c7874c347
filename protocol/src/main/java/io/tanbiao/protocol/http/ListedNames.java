package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.NameCursor.Page;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.function.Consumer;

/**
 * A list that is read for a request over HTTP, on the event loop of the request. Each part has the
 * time of a whole request, to be read and, before the next one is read, to be taken by the client.
 */
final class ListedNames {
  /** How many names are read and sent at a time; each has at most 2048 octets. */
  static final int NAMES_PER_PART = 250;

  private static final Page FAILED = new Page(Outcome.Refused.with(ResponseCode.ERROR), true);

  private final ServiceRequestContext client;
  private final NameCursor names;
  private long position;

  ListedNames(ServiceRequestContext client, Outcome.Listing listing) {
    this.client = client;
    this.names = listing.names().get();
  }

  /** How many names were read. */
  long position() {
    return position;
  }

  /**
   * Reads some names.
   *
   * @param end how many names at most are to be read from the beginning on, above the position
   * @param reader gets the page on the event loop; an error of ours is the page of a failed list
   */
  void read(long end, Consumer<Page> reader) {
    client.setRequestTimeoutMillis(
        TimeoutMode.SET_FROM_NOW, client.config().requestTimeoutMillis());
    names
        .next((int) Math.min(end - position, NAMES_PER_PART))
        .whenCompleteAsync(
            (page, failure) -> {
              if (failure == null && page.outcome() instanceof Outcome.Names some) {
                position += some.handles().size();
              }
              reader.accept(failure == null ? page : FAILED);
            },
            client.eventLoop());
  }

  /** Reads on until so many names were read or none are left; then hands over how it ended. */
  void skipTo(long end, Consumer<Page> reader) {
    read(
        end,
        page -> {
          boolean goesOn =
              page.outcome() instanceof Outcome.Names
                  && !page.last()
                  && position < end
                  && !client.isCancelled();
          if (goesOn) {
            skipTo(end, reader);
          } else {
            reader.accept(page);
          }
        });
  }

  /** Reads nothing more. Closing again does nothing. */
  void close() {
    names.close();
  }
}
