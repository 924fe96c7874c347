package io.tanbiao.protocol.client;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Names;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.session.ClientExchange;
import io.tanbiao.protocol.wire.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one server, and waits for the answer.
 *
 * <p>What the server refuses is an outcome; that it cannot be reached is an {@link
 * UnreachableException}, and nonsense from it a {@link BadAnswerException}. Connections are opened
 * when they are needed. Not safe for use by several threads.
 */
public final class HandleClient implements AutoCloseable {
  private static final int EXPIRATION_SECONDS = 43_200;

  private final InetSocketAddress server;
  private final ClientTransport transport;
  private final ClientTimeouts timeouts;
  private final Exchange udp;
  private final Exchange tcp;
  private final SecureRandom random = new SecureRandom();
  private Optional<SiteCertificates> certificates = Optional.empty();
  private HttpExchange http;
  private ClientSession session = new ClientSession.None();

  private HandleClient(
      InetSocketAddress server, ClientTransport transport, ClientTimeouts timeouts) {
    this.server = server;
    this.transport = transport;
    this.timeouts = timeouts;
    this.udp = new UdpExchange(server, timeouts);
    this.tcp = new TcpExchange(server, timeouts);
  }

  /**
   * A client of a server; opens nothing yet.
   *
   * @param server its Handle port, UDP and TCP
   */
  public static HandleClient connect(
      InetSocketAddress server, ClientTransport transport, ClientTimeouts timeouts) {
    return new HandleClient(server, transport, timeouts);
  }

  /** A client of a server's HTTP port, which takes Handle messages in POST; opens nothing yet. */
  public static HandleClient tunnel(InetSocketAddress server, ClientTimeouts timeouts) {
    HandleClient client = new HandleClient(server, ClientTransport.HTTP, timeouts);
    client.http = new HttpExchange(server, timeouts);
    return client;
  }

  /**
   * Takes answers to requests with CERT only when they are signed with a key from now on.
   *
   * @param siteKey of the site record of the server, RSA or DSA
   */
  public HandleClient certifiedBy(PublicKey siteKey) {
    certificates = Optional.of(new SiteCertificates(siteKey));
    return this;
  }

  /**
   * Opens a session for an identity, by Diffie-Hellman. What is asked from here on goes in it,
   * encrypted and with MACs, until {@link #endSession()} or a next one; the identity proves itself
   * when it is challenged first. Whoever can take the place of the server can read it, since the
   * key of the site is not checked here.
   *
   * @param timeoutSeconds idle time to ask for
   * @return {@link Outcome.SessionOpened}, or the refusal, with which there is no session
   */
  public Outcome openSession(Reference identity, int timeoutSeconds) throws IOException {
    endSession();
    ClientExchange exchange = new ClientExchange(identity, random);
    Outcome outcome = send(exchange.request(timeoutSeconds), OpFlags.NONE);
    if (outcome instanceof Outcome.SessionOpened opened) {
      try {
        session = new ClientSession.In(exchange.session(opened), identity);
      } catch (WireException e) {
        throw new BadAnswerException(server + " opens no usable session: " + e.getMessage(), e);
      }
    }
    return outcome;
  }

  /** Ends the session, if there is one: the server forgets it, and nothing more goes in it. */
  public void endSession() throws IOException {
    if (session.id() == 0) {
      return;
    }
    try {
      Outcome unused = send(new Operation.SessionTerminate(Handle.of("/")), OpFlags.NONE);
    } finally {
      session = new ClientSession.None();
    }
  }

  /** Asks as nobody; a challenge comes back as the outcome. */
  public Outcome send(Operation operation, OpFlags flags) throws IOException {
    return ask(request(operation, flags, 0)).outcome();
  }

  /**
   * Asks as somebody: answers a challenge, if it is one to this request.
   *
   * <p>Values that not everybody may read go in a session only: one is opened if there is none for
   * this identity, and its refusal is the outcome.
   *
   * @throws GeneralSecurityException when the key cannot be used
   */
  public Outcome send(Operation operation, OpFlags flags, Credential credential)
      throws IOException, GeneralSecurityException {
    if (isConfidential(operation) && !isInSessionOf(credential.identity())) {
      Outcome outcome = openSession(credential.identity(), 0);
      if (!(outcome instanceof Outcome.SessionOpened)) {
        return outcome;
      }
    }
    Message request = request(operation, flags, 0);
    Answer answer = ask(request);
    if (!(answer.outcome() instanceof Challenge challenge)) {
      return answer.outcome();
    }
    if (!answer.digests(request)) {
      throw new BadAnswerException(server + " challenges another request than this one");
    }
    Octets signed = Octets.concat(challenge.nonce(), challenge.digest());
    Operation proof =
        new Operation.ChallengeAnswer(
            credential.authenticationType(),
            credential.identity(),
            credential.prove(signed, answer.head().version()));
    return ask(request(proof, OpFlags.NONE, challenge.sessionId())).outcome();
  }

  /** The site record of the server. */
  public Site siteInfo() throws IOException {
    return siteFrom(send(new Operation.GetSiteInfo(Handle.of("/")), OpFlags.NONE));
  }

  /** Whether requests go in a session of an identity. */
  public boolean isInSessionOf(Reference identity) {
    return session instanceof ClientSession.In open && open.identity().equals(identity);
  }

  /** Closes what is open. */
  @Override
  public void close() throws IOException {
    boolean unused = forgetsSession();
    tcp.close();
    udp.close();
  }

  /** What cannot be reached any more forgets a session that is not used. */
  private boolean forgetsSession() {
    try {
      endSession();
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean isConfidential(Operation operation) {
    return valuesOf(operation).stream().anyMatch(value -> !value.permissions().isPublic());
  }

  private static List<HandleValue> valuesOf(Operation operation) {
    if (operation instanceof Operation.CreateHandle create) {
      return create.values();
    } else if (operation instanceof Operation.AddValues add) {
      return add.values();
    }
    return operation instanceof Operation.ModifyValues modify ? modify.values() : List.of();
  }

  private Message request(Operation operation, OpFlags flags, int sessionId) {
    OpFlags all = flags.with(session.flags());
    int id = sessionId == 0 ? session.id() : sessionId;
    int requestId = 1 + random.nextInt(Integer.MAX_VALUE - 1);
    int expiration = (int) (Instant.now().getEpochSecond() + EXPIRATION_SECONDS);
    return Requests.message(operation, all, id, requestId, expiration);
  }

  private Answer ask(Message request) throws IOException {
    return switch (transport) {
      case UDP -> answer(udp, request);
      case TCP -> answer(tcp, request);
      case HTTP -> answer(http(), request);
      case AUTO -> TcpExchange.onlyReads(request) ? askReading(request) : answer(tcp, request);
    };
  }

  private Answer askReading(Message request) throws IOException {
    try {
      return answer(udp, request);
    } catch (UnreachableException noAnswerByUdp) {
      return answer(tcp, request);
    }
  }

  private Answer answer(Exchange exchange, Message request) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (Message message : exchange.ask(request, sessionOf(request))) {
      answers.add(decode(message, request));
    }
    return answers.size() == 1 ? answers.get(0) : joined(answers);
  }

  /** The answer to a challenge from outside of the session is no part of it. */
  private ClientSession sessionOf(Message request) {
    return request.envelope().sessionId() == session.id() ? session : new ClientSession.None();
  }

  private Answer decode(Message message, Message request) throws BadAnswerException {
    try {
      if (certificates.isPresent() && request.header().flags().has(OpFlags.CERT)) {
        certificates.get().require(message);
      }
      Answer answer = Answers.decode(message);
      if (request.header().flags().has(OpFlags.RRDG) && !answer.digests(request)) {
        throw new BadAnswerException(server + " answers another request than this one");
      }
      return answer;
    } catch (WireException e) {
      throw new BadAnswerException(
          server + " answers what cannot be decoded: " + e.getMessage(), e);
    }
  }

  /** Names come in several messages, and nothing else does. */
  private static Answer joined(List<Answer> answers) {
    List<Handle> handles = new ArrayList<>();
    for (Answer answer : answers) {
      if (!(answer.outcome() instanceof Names names)) {
        return answer;
      }
      handles.addAll(names.handles());
    }
    Answer first = answers.get(0);
    return new Answer(first.head(), first.digest(), new Names(handles));
  }

  private Exchange http() throws IOException {
    if (http == null) {
      Message request = request(new Operation.GetSiteInfo(Handle.of("/")), OpFlags.NONE, 0);
      int port =
          httpPort(siteFrom(answer(tcp, request).outcome()))
              .orElseThrow(() -> new UnreachableException(server + " announces no HTTP interface"));
      http = new HttpExchange(new InetSocketAddress(server.getHostString(), port), timeouts);
    }
    return http;
  }

  private Site siteFrom(Outcome outcome) throws BadAnswerException {
    if (outcome instanceof Outcome.SiteInfo info) {
      return info.site();
    }
    throw new BadAnswerException(
        server + " refuses its site record with code " + outcome.responseCode());
  }

  private static Optional<Integer> httpPort(Site site) {
    return site.servers().stream()
        .flatMap(one -> one.interfaces().stream())
        .filter(at -> at.transport() == ServerInterface.HTTP && at.answersQueries())
        .map(ServerInterface::port)
        .findFirst();
  }
}
