package io.tanbiao.ops.node;

import com.linecorp.armeria.server.Server;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tanbiao.core.authenticate.Authenticator;
import io.tanbiao.core.authenticate.Credentials;
import io.tanbiao.core.authenticate.ProofRules;
import io.tanbiao.core.authenticate.StoredKeys;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;
import io.tanbiao.core.authenticate.WebSessions;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.pipeline.Lanes;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.core.pipeline.TaskGroups;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.observe.AccessLog;
import io.tanbiao.ops.observe.ConnectionMetrics;
import io.tanbiao.ops.observe.JvmMetrics;
import io.tanbiao.ops.observe.ProofMetrics;
import io.tanbiao.ops.observe.RequestMetrics;
import io.tanbiao.ops.observe.StoreMetrics;
import io.tanbiao.protocol.cache.AnswerCache;
import io.tanbiao.protocol.cache.RecordStamps;
import io.tanbiao.protocol.dispatch.HotPath;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.protocol.http.QuickReads;
import io.tanbiao.protocol.http.RestAccess;
import io.tanbiao.protocol.http.SiteProofs;
import io.tanbiao.protocol.session.KeySources;
import io.tanbiao.protocol.session.SessionCipher;
import io.tanbiao.protocol.session.SessionOperations;
import io.tanbiao.protocol.session.SessionSettings;
import io.tanbiao.protocol.session.Sessions;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.session.SiteSignatures;
import io.tanbiao.protocol.sm2.BouncyCastleSm2;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that serves: the one place where all modules meet.
 *
 * <p>Handle over UDP and TCP answers first, HTTP after it. Closing drains: nothing new is taken,
 * what is under way is answered, then the store is closed.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Node.class);
  private static final String BUSY = "draining";
  private static final int HEAP_SHARES_OF_ANSWERS = 8;
  private static final int SHARES_OF_JSON = 2;
  private static final int MEBIBYTE = 1 << 20;

  private final NodeDirectory directory;
  private final Clock clock = Clock.systemUTC();
  private final Closings closings = new Closings();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private volatile NodeConfig config;
  private volatile boolean draining;
  private RocksStore store;
  private SiteKeeper site;
  private PublicKey siteKey;
  private ThrottledAuthenticator authenticator;
  private AccessLog accessLog;
  private Certificate certificate;
  private RunFile runFile;

  private Node(NodeDirectory directory, NodeConfig config) {
    this.directory = directory;
    this.config = config;
  }

  /**
   * Starts a node; it is ready when this returns.
   *
   * @throws NodeException when it cannot start; the message is for the operator
   */
  public static Node start(NodeDirectory directory, NodeConfig config) throws NodeException {
    Node node = new Node(directory, config);
    boolean started = false;
    try {
      node.start();
      started = true;
      return node;
    } catch (IOException | StoreException | KeyException e) {
      throw new NodeException(directory.root() + ": " + e.getMessage(), e);
    } finally {
      if (!started) {
        node.closings.close();
      }
    }
  }

  /** What the node says about itself. */
  public RunFile runFile() {
    return runFile;
  }

  /** Takes over what can change while the node runs, and reads the certificate again. */
  public void reload(NodeConfig changed) throws NodeException {
    certificate.reload(changed.http());
    accessLog.reload(changed.logging());
    config = changed;
    LOGGER.atInfo().log("configuration reloaded");
  }

  @Override
  public void close() {
    draining = true;
    LOGGER.atInfo().log("stopping");
    closings.close();
    LOGGER.atInfo().log("stopped");
  }

  private void start() throws IOException, NodeException, KeyException {
    directory.requireInitialised();
    closings.add(NodeLock.take(directory));
    Addresses addresses = Addresses.of(config);
    openFiles();
    ThreadPoolExecutor work = WorkThreads.of(config.threads());
    closings.add(() -> WorkThreads.stop(work));
    EventLoops loops = closings.add(EventLoops.open(WorkThreads.io(config.threads()), "io"));
    // Of its own: a scrape of all meters must not keep requests waiting.
    EventLoops managing = closings.add(EventLoops.open(1, "management"));
    RequestMetrics requests = new RequestMetrics(registry);
    SessionSettings sessionSettings = settingsOf(config.sessions());
    Sessions sessions = new Sessions(sessionSettings, clock, new SecureRandom());
    TaskGroups ordinary = new TaskGroups(work, config.threads().queue());
    Lanes lanes = WorkThreads.lanes(ordinary, work, config.threads());
    Peering peering = PeerNodes.open(config.peers(), directory, store, clock, closings);
    Pipeline handler = pipeline(requests, lanes, operations(sessions, sessionSettings), peering);
    Signatures signatures = signatures();
    RequestLimit limit = new RequestLimit(config.requests(), System::nanoTime);
    RecordStamps stamps = new RecordStamps();
    AnswerCache answers = answers(stamps);
    store.watch(new AnswerInvalidation(stamps));
    RequestDispatcher dispatcher =
        new RequestDispatcher(
            handler,
            () -> site.get().serial(),
            clock,
            signatures,
            sessions,
            requests,
            new HotPath(limit, answers, handler, ordinary));

    site.move(config.advertise(), addresses.handlePort(), addresses.httpPort(), siteKey);
    Listeners listeners = closings.add(new Listeners());
    ConnectionMetrics connections = new ConnectionMetrics(registry);
    HandleListeners.open(addresses.handle(), config, dispatcher, loops, connections, listeners);

    // From here on Handle is answered. All that this does not need comes behind it.
    certificate = Certificate.read(directory, config.http());
    bindMetrics(limit, answers);
    startHttp(
        addresses,
        new HttpListener.Services(
            handler,
            dispatcher,
            access(lanes.proofs(), peering, signatures),
            limit,
            quickReads(handler, stamps),
            loops.group(),
            registry),
        managing,
        listeners);
    site.save(store, config.prefix(), clock);
    announce(addresses);
  }

  private Signatures signatures() throws IOException, KeyException {
    return new SiteSignatures(KeyFile.readPrivate(directory.serverKey(), Node::noPassphrase));
  }

  private void openFiles() throws IOException, NodeException, KeyException {
    store =
        closings.add(
            RocksStore.open(directory.store(), StoreSettings.of(config.memory(), directory)));
    authenticator =
        new ThrottledAuthenticator(
            new Authenticator(store, new ProofRules(config.acceptsMd5(), new BouncyCastleSm2())),
            config.proofs(),
            System::nanoTime);
    site = SiteKeeper.open(directory);
    siteKey = KeyFile.read(directory.serverKey(), Node::noPassphrase).publicKey();
    accessLog = new AccessLog(directory.logs(), config.logging(), clock);
    accessLog.start();
    closings.add(accessLog);
  }

  private AnswerCache answers(RecordStamps stamps) {
    return new AnswerCache(answersMebibytes(), stamps);
  }

  private QuickReads quickReads(Pipeline pipeline, RecordStamps stamps) {
    QuickReads reads = new QuickReads(answersMebibytes() / SHARES_OF_JSON, stamps, pipeline);
    countHits("rest", reads, QuickReads::hits);
    return reads;
  }

  private int answersMebibytes() {
    long most = Runtime.getRuntime().maxMemory() / HEAP_SHARES_OF_ANSWERS / MEBIBYTE;
    return (int) Math.min(config.answersMebibytes(), most);
  }

  private <T> void countHits(String protocol, T cache, ToDoubleFunction<T> hits) {
    FunctionCounter.builder("tanbiao.answers.cached", cache, hits)
        .description("Requests that were answered from the cache of answers")
        .tag("protocol", protocol)
        .register(registry);
  }

  private Pipeline pipeline(
      RequestMetrics requests, Lanes lanes, SessionOperations sessions, Peering peering) {
    return Pipeline.of(
        new Pipeline.Parts(
            store,
            site,
            config.serverAdministrators(),
            config.challengeTimeout(),
            clock,
            new SecureRandom(),
            lanes,
            List.of(requests, accessLog),
            sessions,
            authenticator,
            peering,
            config.rules()));
  }

  private SessionOperations operations(Sessions sessions, SessionSettings settings) {
    return new SessionOperations(
        sessions, settings, KeySources.of(new StoredKeys(store)::publicKey, new SecureRandom()));
  }

  private static SessionSettings settingsOf(NodeConfig.Sessions config) {
    return new SessionSettings(
        SessionCipher.AES,
        config.allowsDes(),
        config.minKeyBits(),
        config.maxKeyBits(),
        config.max(),
        config.maxPerAddress(),
        config.idle());
  }

  private RestAccess access(Executor proofs, Peering peering, Signatures signatures) {
    return new RestAccess(
        new Credentials(authenticator, proofs, peering),
        new WebSessions(clock, new SecureRandom()),
        new SiteProofs(signatures, proofs),
        config.http().credentialsOnPlainLoopback());
  }

  private void bindMetrics(RequestLimit limit, AnswerCache answers) {
    closings.add(registry::close);
    new StoreMetrics(store).bindTo(registry);
    new ProofMetrics(authenticator).bindTo(registry);
    for (Transport transport : Transport.values()) {
      FunctionCounter.builder("tanbiao.requests.limited", limit, one -> one.refused(transport))
          .description("Requests refused since their network sent too many")
          .tag("transport", transport.label())
          .register(registry);
    }
    countHits("handle", answers, AnswerCache::hits);
    closings.add(JvmMetrics.bindTo(registry));
    Gauge.builder("tanbiao.access.log.dropped", accessLog, AccessLog::dropped)
        .description("Requests that the access log lost")
        .register(registry);
  }

  private void startHttp(
      Addresses addresses, HttpListener.Services services, EventLoops managing, Listeners listeners)
      throws NodeException {
    Server http = HttpListener.of(addresses.http(), config.http(), certificate, services);
    Server management =
        ManagementListener.of(
            addresses.management(),
            new ManagementListener.Views(
                registry,
                this::trouble,
                () -> config.values(),
                new StoreCompaction(store::compact, clock),
                managing.group()));
    listeners.add(http::stop);
    listeners.add(management::stop);
    listen(http, addresses.httpPort(), "HTTP");
    listen(management, addresses.management().getPort(), "management");
  }

  private static void listen(Server server, int port, String what) throws NodeException {
    try {
      server.start().join();
    } catch (CompletionException e) {
      throw PortTaken.of(port, what, e.getCause());
    }
  }

  private void announce(Addresses addresses) throws IOException {
    runFile =
        new RunFile(
            ProcessHandle.current().pid(),
            RunFile.text(Addresses.local(addresses.handle())),
            url(Addresses.local(addresses.http())),
            url(addresses.management()),
            directory.siteFile().toString(),
            directory.adminKey().toString(),
            PrefixRecord.administrator(config.prefix()).toString());
    runFile.write(directory);
    closings.add(() -> RunFile.remove(directory));
    LOGGER
        .atInfo()
        .addKeyValue("handle", runFile.handle())
        .addKeyValue("http", runFile.http())
        .addKeyValue("management", runFile.management())
        .log("ready");
  }

  private Optional<String> trouble() {
    return draining ? Optional.of(BUSY) : store.refusal().map(StoreException::getMessage);
  }

  private static String url(InetSocketAddress address) {
    return "http://" + RunFile.text(address);
  }

  private static String noPassphrase() throws KeyException {
    throw new KeyException("encrypted (expected: a server key without passphrase)");
  }
}
