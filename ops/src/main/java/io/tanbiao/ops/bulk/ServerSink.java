package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Handle;
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

  /** What is said of a record of which nobody can tell who registered it. */
  static final String UNKNOWN =
      "no answer came when it was registered, and secret keys cannot be compared: whether this"
          + " record is the one of the file is not known";

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

  /** What is there is found out record by record. */
  @Override
  public boolean holds(Checkpoint checkpoint) {
    return true;
  }

  @Override
  public ImportTag begin(Optional<Checkpoint> before) {
    return before.map(Checkpoint::tag).orElseGet(() -> ImportTag.begin(0));
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
  public CompletionStage<List<Fate>> put(List<FoundRecord> records, Position end) {
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
    Answered answered = ask(client, create);
    Outcome outcome = answered.outcome();
    if (outcome instanceof Outcome.Success) {
      return Fate.Accepted.CREATED;
    } else if (outcome.responseCode() == ResponseCode.HANDLE_ALREADY_EXISTS.number()) {
      return fateOfTaken(client, record, answered.afterSilence());
    } else if (outcome instanceof Outcome.Referral) {
      return new Fate.Refused(outcome.responseCode(), Rejection.DELEGATED);
    }
    String message = outcome instanceof Outcome.Refused refused ? refused.message() : "";
    return new Fate.Refused(outcome.responseCode(), message);
  }

  /**
   * What became of a record whose name is taken, by another or by ourselves: who asks again because
   * no answer came may have registered it before.
   *
   * @param mayBeOurs whether a request to register it was left without an answer
   */
  private Fate fateOfTaken(HandleClient client, FoundRecord record, boolean mayBeOurs)
      throws IOException {
    List<HandleValue> shown = record.values().stream().filter(value -> !value.isSecret()).toList();
    boolean comparable = shown.size() == record.values().size();
    Fate taken = new Fate.Refused(ResponseCode.HANDLE_ALREADY_EXISTS.number(), "");
    if (!comparable && !mayBeOurs) {
      return taken;
    }
    boolean same = shows(client, record.handle(), shown);
    if (same && !comparable) {
      return new Fate.Refused(ResponseCode.HANDLE_ALREADY_EXISTS.number(), UNKNOWN);
    }
    Fate.Accepted accepted = mayBeOurs ? Fate.Accepted.CREATED : Fate.Accepted.UNCHANGED;
    return same ? accepted : taken;
  }

  /**
   * Whether the server shows these values of a record, and no others; it never shows secret keys.
   */
  private boolean shows(HandleClient client, Handle handle, List<HandleValue> values)
      throws IOException {
    Outcome outcome = ask(client, Operation.Resolution.ofAll(handle)).outcome();
    List<HandleValue> there =
        outcome instanceof Outcome.Resolved resolved ? OutcomeJson.values(resolved) : List.of();
    return SameValues.saySame(there, values);
  }

  /**
   * The answer of a server, which may have come to a request that was repeated.
   *
   * @param afterSilence whether it got no answer before, and may have done what was asked
   */
  private record Answered(Outcome outcome, boolean afterSilence) {}

  private Answered ask(HandleClient client, Operation operation) throws IOException {
    boolean silence = false;
    for (int tries = 1; ; tries++) {
      boolean last = tries == MAX_TRIES;
      boolean asked = false;
      try {
        Optional<Outcome> noSession = openSession(client);
        asked = noSession.isEmpty();
        Outcome outcome = asked ? askOnce(client, operation) : noSession.get();
        if (last || !isWorthAnotherTry(outcome)) {
          return new Answered(outcome, silence);
        }
      } catch (UnreachableException e) {
        if (last) {
          throw e;
        }
        silence |= asked;
      }
      pause(FIRST_WAIT_MILLIS << (tries - 1));
    }
  }

  /** Opens a session if there is none; its refusal, if it is worth another try. */
  private Optional<Outcome> openSession(HandleClient client) throws IOException {
    return client.isInSessionOf(credential.identity())
        ? Optional.empty()
        : Optional.of(client.openSession(credential.identity(), 0))
            .filter(ServerSink::isWorthAnotherTry);
  }

  private Outcome askOnce(HandleClient client, Operation operation) throws IOException {
    try {
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
