package io.tanbiao.ops.batch;

import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.ops.batch.BatchEntry.Authentication;
import io.tanbiao.ops.batch.BatchEntry.Malformed;
import io.tanbiao.ops.batch.BatchEntry.Request;
import io.tanbiao.ops.batch.BatchEntry.Session;
import io.tanbiao.ops.batch.BatchResult.Answered;
import io.tanbiao.ops.batch.BatchResult.Holds;
import io.tanbiao.ops.batch.BatchResult.NotSent;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.HandleClient;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * Runs a batch file, one entry after another, and goes on behind what fails.
 *
 * <p>Unlike in Handle.Net, nothing is sent in the name of somebody else than the file says: behind
 * an AUTHENTICATE or SESSIONSETUP that failed, requests are not sent until one succeeds. Blocks;
 * not safe for use by several threads.
 */
public final class BatchRun implements AutoCloseable {
  private final BatchReader reader;
  private final HandleClient client;
  private final FirstIdentity first;
  private final OtherServers others = new OtherServers();
  private Credential credential;
  private Session session = new Session(0, false, 0, List.of());
  private Optional<Long> failedAuthentication = Optional.empty();
  private Optional<Long> failedSession = Optional.empty();

  /** Who asks before the file says who. */
  @FunctionalInterface
  public interface FirstIdentity {
    /**
     * His key; asked for when it is needed first.
     *
     * @throws KeyException when there is none
     */
    Credential credential() throws IOException, KeyException;
  }

  /**
   * Runs a file.
   *
   * @param client of the server; closed by who made it
   */
  public BatchRun(BatchReader reader, HandleClient client, FirstIdentity first) {
    this.reader = reader;
    this.client = client;
    this.first = first;
  }

  /**
   * Does what the next entry says.
   *
   * @return what became of it; empty at the end of the file
   * @throws UnreachableException when the server cannot be reached; whether it did what it was
   *     asked for is not known
   */
  public Optional<BatchResult> next() throws IOException {
    Optional<BatchEntry> entry = reader.next();
    return entry.isPresent() ? Optional.of(resultOf(entry.get())) : Optional.empty();
  }

  /** Closes connections to servers that HOME or UNHOME named. */
  @Override
  public void close() throws IOException {
    others.close();
  }

  private BatchResult resultOf(BatchEntry entry) throws IOException {
    if (entry instanceof Request request) {
      return resultOf(request);
    } else if (entry instanceof Authentication authentication) {
      return resultOf(authentication);
    } else if (entry instanceof Session wish) {
      session = wish;
      failedSession = Optional.empty();
      return new Holds(wish);
    } else if (entry instanceof Malformed malformed) {
      return resultOf(malformed);
    }
    throw new AssertionError(entry);
  }

  private BatchResult resultOf(Malformed malformed) {
    Optional<Long> line = Optional.of(malformed.line());
    if (malformed.verb().equals(Optional.of(BatchVerb.AUTHENTICATE))) {
      failedAuthentication = line;
    } else if (malformed.verb().equals(Optional.of(BatchVerb.SESSIONSETUP))) {
      failedSession = line;
    }
    return new NotSent(malformed, malformed.message());
  }

  private BatchResult resultOf(Authentication authentication) {
    try {
      credential = credentialOf(authentication);
      failedAuthentication = Optional.empty();
      return new Holds(authentication);
    } catch (IOException | KeyException | IllegalArgumentException e) {
      failedAuthentication = Optional.of(authentication.line());
      return new NotSent(authentication, FileFault.reasonOf(e));
    }
  }

  private static Credential credentialOf(Authentication authentication)
      throws IOException, KeyException {
    if (authentication.key() instanceof BatchEntry.Key.Secret secret) {
      return new Credential.SecretKey(authentication.identity(), secret.secret());
    }
    BatchEntry.Key.File key = (BatchEntry.Key.File) authentication.key();
    return new Credential.PrivateKey(
        authentication.identity(),
        KeyFile.readPrivate(
            Path.of(key.file()),
            () ->
                key.passphrase()
                    .orElseThrow(() -> new KeyException("encrypted (expected: FILE|PASSPHRASE)"))));
  }

  private BatchResult resultOf(Request request) throws IOException {
    if (failedAuthentication.isPresent()) {
      return behind(request, BatchVerb.AUTHENTICATE, failedAuthentication.get());
    } else if (failedSession.isPresent()) {
      return behind(request, BatchVerb.SESSIONSETUP, failedSession.get());
    }
    try {
      if (credential == null) {
        credential = first.credential();
      }
      return new Answered(request, send(request));
    } catch (KeyException e) {
      return new NotSent(request, FileFault.reasonOf(e));
    } catch (GeneralSecurityException e) {
      return new NotSent(request, credential + " cannot be used: " + e.getMessage());
    } catch (UnreachableException e) {
      if (request.server().isEmpty()) {
        throw e;
      }
      return new NotSent(request, e.getMessage());
    }
  }

  private Outcome send(Request request) throws IOException, GeneralSecurityException {
    HandleClient to = request.server().isPresent() ? others.client(request.server().get()) : client;
    boolean inItsSession = to.isInSessionOf(credential.identity());
    if (session.wanted() && !inItsSession) {
      Outcome opened = to.openSession(credential.identity(), session.timeoutSeconds());
      if (!(opened instanceof Outcome.SessionOpened)) {
        return opened;
      }
    } else if (!session.wanted() || !inItsSession) {
      to.endSession();
    }
    return to.send(request.operation(), OpFlags.NONE, credential);
  }

  private static BatchResult behind(Request request, BatchVerb verb, long line) {
    return new NotSent(request, "not sent, for the " + verb + " of line " + line + " failed");
  }
}
