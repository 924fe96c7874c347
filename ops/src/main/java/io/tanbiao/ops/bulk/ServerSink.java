package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.HandleClient;
import io.tanbiao.protocol.client.UnreachableException;
import io.tanbiao.protocol.json.OutcomeJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Registers records at a server, over several connections at a time, each of them in a session of
 * its own. A server that is busy or gone for a moment is asked again, later and later.
 */
public final class ServerSink implements RecordSink<FoundRecord>, AutoCloseable {
  /** How often a server that is busy or gone is asked before the import ends. */
  static final int MAX_TRIES = 9;

  private static final long FIRST_WAIT_MILLIS = 100;
  private static final int GROUP_RECORDS = 1000;

  private final Credential credential;
  private final List<HandleClient> clients = new ArrayList<>();
  private final ExecutorService threads;

  /**
   * Registers at a server.
   *
   * @param connections how many at a time, 1 or more
   * @param connect makes a client, closed with the sink
   */
  public ServerSink(int connections, Supplier<HandleClient> connect, Credential credential) {
    this.credential = credential;
    for (int i = 0; i < connections; i++) {
      clients.add(connect.get());
    }
    this.threads = Executors.newFixedThreadPool(connections, ServerSink::thread);
  }

  /** The server alone knows what it is responsible for. */
  @Override
  public Optional<Rejection> refusalOf(FoundRecord record) {
    return Optional.empty();
  }

  @Override
  public FoundRecord prepare(FoundRecord record) {
    return record;
  }

  @Override
  public int groupRecords() {
    return GROUP_RECORDS;
  }

  @Override
  public CompletionStage<List<Fate>> put(List<FoundRecord> records) {
    AtomicInteger next = new AtomicInteger();
    AtomicReferenceArray<Fate> fates = new AtomicReferenceArray<>(records.size());
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    for (HandleClient client : clients) {
      parts.add(CompletableFuture.runAsync(() -> register(client, records, next, fates), threads));
    }
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> {
              List<Fate> all = new ArrayList<>(records.size());
              for (int i = 0; i < records.size(); i++) {
                all.add(fates.get(i));
              }
              return all;
            });
  }

  /** Closes the connections; what is under way is given up. */
  @Override
  public void close() throws IOException {
    List<Runnable> unused = threads.shutdownNow();
    for (HandleClient client : clients) {
      client.close();
    }
  }

  private void register(
      HandleClient client,
      List<FoundRecord> records,
      AtomicInteger next,
      AtomicReferenceArray<Fate> fates) {
    try {
      for (int i = next.getAndIncrement(); i < records.size(); i = next.getAndIncrement()) {
        fates.set(i, register(client, records.get(i)));
      }
    } catch (IOException e) {
      next.set(records.size()); // the others need not go on
      throw new UncheckedIOException(e);
    }
  }

  private Fate register(HandleClient client, FoundRecord record) throws IOException {
    Operation create = new Operation.CreateHandle(record.handle(), record.values());
    Outcome outcome = ask(client, create);
    if (outcome instanceof Outcome.Success) {
      return Fate.Accepted.CREATED;
    } else if (outcome.responseCode() == ResponseCode.HANDLE_ALREADY_EXISTS.number()) {
      return fateOfTaken(client, record);
    }
    String message = outcome instanceof Outcome.Refused refused ? refused.message() : "";
    return new Fate.Refused(outcome.responseCode(), message);
  }

  /** A secret key is shown to nobody, so a record with one cannot be compared. */
  private Fate fateOfTaken(HandleClient client, FoundRecord record) throws IOException {
    Fate taken = new Fate.Refused(ResponseCode.HANDLE_ALREADY_EXISTS.number(), "");
    if (record.values().stream().anyMatch(HandleValue::isSecret)) {
      return taken;
    }
    Operation resolution = Operation.Resolution.ofAll(record.handle());
    Outcome outcome = ask(client, resolution);
    return outcome instanceof Outcome.Resolved resolved && saysTheSame(resolved, record)
        ? Fate.Accepted.UNCHANGED
        : taken;
  }

  private static boolean saysTheSame(Outcome.Resolved resolved, FoundRecord record) {
    return SameValues.saySame(OutcomeJson.values(resolved), record.values());
  }

  private Outcome ask(HandleClient client, Operation operation) throws IOException {
    for (int tries = 1; ; tries++) {
      boolean last = tries == MAX_TRIES;
      try {
        Outcome outcome = askOnce(client, operation);
        if (last || !isWorthAnotherTry(outcome)) {
          return outcome;
        }
      } catch (UnreachableException e) {
        if (last) {
          throw e;
        }
      }
      pause(FIRST_WAIT_MILLIS << (tries - 1));
    }
  }

  private Outcome askOnce(HandleClient client, Operation operation) throws IOException {
    try {
      if (!client.isInSessionOf(credential.identity())) {
        Outcome opened = client.openSession(credential.identity(), 0);
        if (isWorthAnotherTry(opened)) {
          return opened;
        }
      }
      Outcome outcome = client.send(operation, OpFlags.NONE, credential);
      if (endsSession(outcome)) {
        client.endSession();
      }
      return outcome;
    } catch (GeneralSecurityException e) {
      throw new IOException(credential + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static boolean isWorthAnotherTry(Outcome outcome) {
    return outcome.responseCode() == ResponseCode.SERVER_TOO_BUSY.number() || endsSession(outcome);
  }

  private static boolean endsSession(Outcome outcome) {
    int code = outcome.responseCode();
    return code == ResponseCode.SESSION_TIMED_OUT.number()
        || code == ResponseCode.INVALID_SESSION_KEY.number()
        || code == ResponseCode.SESSION_MESSAGE_REJECTED.number();
  }

  private static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "import-connection");
    thread.setDaemon(true);
    return thread;
  }
}
