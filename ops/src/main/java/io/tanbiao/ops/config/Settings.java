package io.tanbiao.ops.config;

import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.pipeline.NodeRules;
import io.tanbiao.core.pipeline.RequestLimit;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key of {@code tanbiao.yaml}. What is not in this list is refused. */
public final class Settings {
  /** The highest port number. */
  public static final int MAX_PORT = 65_535;

  /** The longest keeping of access logs, 10 years. */
  private static final int MAX_KEEP_DAYS = 3_650;

  /** The shortest keeping of access logs: six months are law. */
  private static final int MIN_KEEP_DAYS = 183;

  /** The smallest key of a client that can be allowed, in bits. */
  private static final int LEAST_KEY_BITS = 512;

  /** The largest one, in bits. */
  private static final int MOST_KEY_BITS = 4_096;

  /** The prefix that this node was made for. */
  public static final Setting<Prefix> PREFIX =
      new Setting<>(
          "prefix",
          SettingKind.prefix(),
          Prefix.of("88.300"),
          false,
          "Prefix this node was initialised for. Its record 0.NA/<prefix> holds the site record"
              + " that the node keeps up to date. Written by init.");

  /** Where the node listens. */
  public static final Setting<List<InetAddress>> LISTEN =
      new Setting<>(
          "listen",
          SettingKind.addresses(),
          List.of(SettingKind.address().reader().apply(List.of("127.0.0.1"))),
          false,
          "Addresses on which Handle and HTTP listen. \"0.0.0.0\" and \"::\" stand for all of"
              + " IPv4 and IPv6. Management always listens on loopback.");

  /** The address that the site record announces. */
  public static final Setting<InetAddress> ADVERTISE =
      new Setting<>(
          "advertise",
          SettingKind.address(),
          SettingKind.address().reader().apply(List.of("127.0.0.1")),
          false,
          "Address that the site record announces to clients. A start with another address"
              + " rewrites the site record and raises its serial number.");

  /** The Handle port. */
  public static final Setting<Integer> HANDLE_PORT =
      port("handle.port", 2641, "Port of the Handle protocol, UDP and TCP.");

  /** The HTTP port. */
  public static final Setting<Integer> HTTP_PORT =
      port("http.port", 8000, "Port of HTTP and HTTPS together.");

  /** The management port. */
  public static final Setting<Integer> MANAGEMENT_PORT =
      port("management.port", 8001, "Port of metrics and health, on loopback only.");

  /** How much memory the node takes. */
  public static final Setting<Memory> MEMORY =
      new Setting<>(
          "memory",
          SettingKind.choice(Memory.class),
          Memory.DEFAULT,
          false,
          "Heap, caches and store budgets together: small for about 350 MiB, default for about"
              + " 1 GiB, large for machines with 8 GiB or more.");

  /** What the cache of answers may take. */
  public static final Setting<Integer> ANSWERS_CACHE =
      new Setting<>(
          "answers.cacheMiB",
          SettingKind.whole(0, 4_096, "MiB"),
          32,
          false,
          "Heap for answers of the Handle protocol that are asked for again and again, at most an"
              + " eighth of all of it; those in JSON take half as much in addition. A"
              + " change takes its answers out before it is acknowledged. 0 keeps none.");

  /** Who administers the node itself. */
  public static final Setting<List<Reference>> SERVER_ADMINISTRATORS =
      new Setting<>(
          "serverAdministrators",
          SettingKind.references(),
          List.of(),
          false,
          "Identities that may home and unhome prefixes and list them. Written by init.");

  /** Whether the administrators of the node also administer every record. */
  public static final Setting<Boolean> ADMINISTRATORS_HAVE_ALL_RIGHTS =
      new Setting<>(
          "serverAdministratorsHaveAllRights",
          SettingKind.flag(),
          false,
          false,
          "Whether those identities also have every right on every record of this node.");

  /** Whether anybody may change values with the bit for public write. */
  public static final Setting<Boolean> PUBLIC_WRITE =
      new Setting<>(
          "publicWrite",
          SettingKind.flag(),
          false,
          false,
          "Whether anybody, without any proof, may give new data to values whose permissions have"
              + " public write, as Handle.Net does; never to administrators, groups and keys.");

  /** Lists read at a time. */
  public static final Setting<Integer> LISTS_MAX_OPEN =
      new Setting<>(
          "lists.maxOpen",
          SettingKind.whole(1, 10_000, "lists"),
          NodeRules.STANDARD.maxOpenLists(),
          false,
          "Lists of handles or prefixes read at a time; more are answered with code 3 (busy).");

  /** Lists read at a time by one connection. */
  public static final Setting<Integer> LISTS_MAX_OPEN_OF_PEER =
      new Setting<>(
          "lists.maxOpenOfPeer",
          SettingKind.whole(1, 10_000, "lists"),
          NodeRules.STANDARD.maxOpenListsOfPeer(),
          false,
          "How many of them one connection may read at a time.");

  /** Threads of the event loops. */
  public static final Setting<Integer> THREADS_IO =
      new Setting<>(
          "threads.io",
          SettingKind.whole(0, 256, "threads"),
          0,
          false,
          "Event loops for the network. 0 takes one per processor.");

  /** Threads for what may block. */
  public static final Setting<Integer> THREADS_WORK =
      new Setting<>(
          "threads.work",
          SettingKind.whole(0, 1024, "threads"),
          0,
          false,
          "Threads for reads from disk and signatures. 0 takes four per processor.");

  /** Requests that may wait for a thread. */
  public static final Setting<Integer> THREADS_QUEUE =
      new Setting<>(
          "threads.queue",
          SettingKind.whole(1, 1_000_000, "requests"),
          16_384,
          false,
          "Requests that may wait for a thread; more are answered with code 3 (busy).");

  /** How many requests a network gets answered. */
  public static final Setting<Integer> LIMITS_REQUESTS_PER_SECOND =
      new Setting<>(
          "limits.requestsPerSecond",
          SettingKind.whole(0, RequestLimit.MOST_PER_SECOND, "requests a second"),
          RequestLimit.Rate.USUAL.requestsPerSecond(),
          false,
          "Requests of one network (/24, /56) that are answered, UDP and all else apart; further ones"
              + " get code 3 (429 over HTTP) before anything is looked up. 0 answers all. Behind a"
              + " proxy all clients have its address.");

  /** How many requests a network gets answered at once. */
  public static final Setting<Integer> LIMITS_BURST_REQUESTS =
      new Setting<>(
          "limits.burstRequests",
          SettingKind.whole(1, RequestLimit.MOST_AT_ONCE, "requests"),
          RequestLimit.Rate.USUAL.burstRequests(),
          false,
          "How many of these requests a network gets answered at once after a pause.");

  /** Whether this machine gets all requests answered. */
  public static final Setting<Boolean> LIMITS_LOOPBACK_EXEMPT =
      new Setting<>(
          "limits.loopbackExempt",
          SettingKind.flag(),
          RequestLimit.Rate.USUAL.loopbackExempt(),
          false,
          "Whether requests from this machine itself are outside that limit.");

  /** TCP connections at a time. */
  public static final Setting<Integer> TCP_MAX_CONNECTIONS =
      new Setting<>(
          "tcp.maxConnections",
          SettingKind.whole(1, 1_000_000, "connections"),
          20_000,
          false,
          "Open TCP connections; more are closed at once and counted.");

  /** Idle time of a TCP connection. */
  public static final Setting<Integer> TCP_IDLE =
      new Setting<>(
          "tcp.idle",
          SettingKind.whole(1, 86_400, "seconds"),
          300,
          false,
          "A TCP connection without any traffic is closed after this time.");

  /** Requests under way on a TCP connection. */
  public static final Setting<Integer> TCP_IN_FLIGHT =
      new Setting<>(
          "tcp.inFlight",
          SettingKind.whole(1, 4_096, "requests"),
          128,
          false,
          "Requests of one TCP connection that are worked on at a time; then reading pauses.");

  /** Time for one message of TCP. */
  public static final Setting<Integer> TCP_MESSAGE =
      new Setting<>(
          "tcp.message",
          SettingKind.whole(1, 3_600, "seconds"),
          30,
          false,
          "Time in which a TCP message must arrive once it began, and in which a client must take"
              + " its answers.");

  /** Incomplete requests of UDP. */
  public static final Setting<Integer> UDP_MAX_FRAGMENTED =
      new Setting<>(
          "udp.maxFragmented",
          SettingKind.whole(1, 1_000_000, "requests"),
          4_096,
          false,
          "UDP requests of several packets that may be incomplete at a time; above it the oldest"
              + " one is given up.");

  /** Time for all packets of a UDP request. */
  public static final Setting<Integer> UDP_FRAGMENT_TIMEOUT =
      new Setting<>(
          "udp.fragmentTimeout",
          SettingKind.whole(1, 60, "seconds"),
          5,
          false,
          "Time in which all packets of a UDP request must arrive.");

  /** Packets of large UDP answers a network gets. */
  public static final Setting<Integer> UDP_PACKETS_PER_SECOND =
      new Setting<>(
          "udp.packetsPerSecond",
          SettingKind.whole(1, 100_000_000, "packets a second"),
          200,
          false,
          "Packets of answers of several packets that each network (/24, /56) gets, so that"
              + " nobody can flood another through this node; clients then use TCP. Answers of"
              + " one packet are always sent.");

  /** Packets of large UDP answers a network gets at once. */
  public static final Setting<Integer> UDP_BURST_PACKETS =
      new Setting<>(
          "udp.burstPackets",
          SettingKind.whole(1, 100_000_000, "packets"),
          1_000,
          false,
          "How many of these packets a network gets at once after a pause.");

  /** Whether this machine gets all large UDP answers. */
  public static final Setting<Boolean> UDP_LOOPBACK_EXEMPT =
      new Setting<>(
          "udp.loopbackExempt",
          SettingKind.flag(),
          true,
          false,
          "Whether answers to this machine itself are outside that limit.");

  /** HTTP connections at a time. */
  public static final Setting<Integer> HTTP_MAX_CONNECTIONS =
      new Setting<>(
          "http.maxConnections",
          SettingKind.whole(1, 1_000_000, "connections"),
          20_000,
          false,
          "Open HTTP connections; more are refused.");

  /** Idle time of an HTTP connection. */
  public static final Setting<Integer> HTTP_IDLE =
      new Setting<>(
          "http.idle",
          SettingKind.whole(1, 86_400, "seconds"),
          60,
          false,
          "An HTTP connection without a request is closed after this time.");

  /** The certificate of HTTPS. */
  public static final Setting<String> HTTP_CERTIFICATE =
      new Setting<>(
          "http.certificate",
          SettingKind.path(),
          "keys/certificate.pem",
          true,
          "Certificate chain of HTTPS as PEM, relative to the data directory. SIGHUP reads the"
              + " file again.");

  /** The private key of that certificate. */
  public static final Setting<String> HTTP_CERTIFICATE_KEY =
      new Setting<>(
          "http.certificateKey",
          SettingKind.path(),
          "keys/server.pem",
          true,
          "Private key of the certificate as PEM, relative to the data directory. Handle clients"
              + " expect the key of the site record.");

  /** The header that names the country of a browser. */
  public static final Setting<String> HTTP_COUNTRY_HEADER =
      new Setting<>(
          "http.countryHeader",
          SettingKind.headerName(),
          "",
          false,
          "Header in which a proxy in front of this node names the country of who asks, two"
              + " letters as in CN. Redirects by 10320/loc values then choose by country. The"
              + " proxy must set or remove it in every request. Empty: the country is not known.");

  /** Whether credentials are taken over plain HTTP from this machine. */
  public static final Setting<Boolean> HTTP_PLAIN_LOOPBACK =
      new Setting<>(
          "http.credentialsOnPlainLoopback",
          SettingKind.flag(),
          false,
          false,
          "Whether clients on this machine may log in over plain HTTP too; otherwise credentials"
              + " are looked at over HTTPS only. A proxy on this machine makes everybody such a"
              + " client.");

  /** Whether HTTPS asks for client certificates. */
  public static final Setting<Boolean> HTTP_CLIENT_CERTIFICATES =
      new Setting<>(
          "http.clientCertificates",
          SettingKind.flag(),
          true,
          false,
          "Whether HTTPS asks clients for a certificate, with which they may log in. Browsers in"
              + " which certificates are installed may then ask people to choose one.");

  /** Sessions at a time. */
  public static final Setting<Integer> SESSIONS_MAX =
      new Setting<>(
          "sessions.max",
          SettingKind.whole(1, 1_000_000, "sessions"),
          16_384,
          false,
          "Sessions whose owner proved itself, and as many others; one more ends the one of its"
              + " kind that was unused for longest.");

  /** Sessions of one address at a time. */
  public static final Setting<Integer> SESSIONS_MAX_PER_ADDRESS =
      new Setting<>(
          "sessions.maxPerAddress",
          SettingKind.whole(1, 1_000_000, "sessions"),
          4_096,
          false,
          "Sessions of one address, or /64 of IPv6; one more ends the one that was unused for"
              + " longest of those whose owner proved nothing, or is refused when there is none.");

  /** Idle time of a session. */
  public static final Setting<Integer> SESSIONS_IDLE =
      new Setting<>(
          "sessions.idle",
          SettingKind.whole(1, 604_800, "seconds"),
          86_400,
          false,
          "A session ends when it is unused for this time, or for less if its client asked for"
              + " less.");

  /** Whether sessions may use DES. */
  public static final Setting<Boolean> SESSIONS_ALLOW_DES =
      new Setting<>(
          "sessions.allowDes",
          SettingKind.flag(),
          false,
          false,
          "Whether clients of protocol 2.3 and older, which know no better cipher, may open"
              + " sessions with single DES, which is broken.");

  /** The smallest keys of clients. */
  public static final Setting<Integer> SESSIONS_MIN_KEY_BITS =
      new Setting<>(
          "sessions.minKeyBits",
          SettingKind.whole(LEAST_KEY_BITS, MOST_KEY_BITS, "bits"),
          1_024,
          false,
          "Smallest Diffie-Hellman or RSA key by which a client may open a session. The official"
              + " client makes keys of 1024 bits.");

  /** The largest keys of clients. */
  public static final Setting<Integer> SESSIONS_MAX_KEY_BITS =
      new Setting<>(
          "sessions.maxKeyBits",
          SettingKind.whole(LEAST_KEY_BITS, MOST_KEY_BITS, "bits"),
          4_096,
          false,
          "Largest such key; what a session costs grows with its third power. Not below"
              + " sessions.minKeyBits.");

  /** How long a challenge can be answered. */
  public static final Setting<Integer> CHALLENGE_TIMEOUT =
      new Setting<>(
          "challenge.timeout",
          SettingKind.whole(1, 3_600, "seconds"),
          60,
          false,
          "Time in which a challenge can be answered; later answers get code 405.");

  /** Whether MD5 is a proof. */
  public static final Setting<Boolean> CHALLENGE_ACCEPT_MD5 =
      new Setting<>(
          "challenge.acceptMd5",
          SettingKind.flag(),
          false,
          false,
          "Whether a challenge can be answered with MD5, as clients of protocol 2.0 do. MD5 is"
              + " broken: switch it on only for a client that knows nothing else.");

  /** Wrong proofs for one identity from one address. */
  public static final Setting<Integer> PROOFS_WRONG_PER_IDENTITY =
      new Setting<>(
          "proofs.wrongPerIdentity",
          SettingKind.whole(1, 1_000_000, "proofs a minute"),
          30,
          false,
          "Wrong proofs that one address (/64 of IPv6) may send for one identity; then all its"
              + " proofs for that identity get code 3 (429 over REST) for a while, unseen. Proofs"
              + " for that identity from other addresses are not concerned.");

  /** Wrong proofs from one address. */
  public static final Setting<Integer> PROOFS_WRONG_PER_ADDRESS =
      new Setting<>(
          "proofs.wrongPerAddress",
          SettingKind.whole(1, 1_000_000, "proofs a minute"),
          300,
          false,
          "The same for all identities together. Behind a proxy all clients have its address.");

  /** Who is asked for keys and groups. */
  public static final Setting<List<PeerFile>> PEERS_SITES =
      new Setting<>(
          "peers.sites",
          SettingKind.peers(),
          List.of(),
          false,
          "Other nodes that are asked for keys and groups (HS_VLIST) of administrators that they"
              + " hold, each as a prefix, which stands for those derived from it too, and the file"
              + " with its site record (siteinfo.json or siteinfo.bin), relative to the data"
              + " directory. The longest prefix decides. Their answers must be signed with the key"
              + " in that file. Nobody else is ever asked, so private addresses in it are allowed.");

  /** How long they are waited for. */
  public static final Setting<Integer> PEERS_TIMEOUT =
      new Setting<>(
          "peers.timeout",
          SettingKind.whole(1, 30, "seconds"),
          3,
          false,
          "Time that one request waits for all answers of those nodes; then it gets code 406.");

  /** What the access log records. */
  public static final Setting<AccessLogging> LOG_ACCESS =
      new Setting<>(
          "log.access",
          SettingKind.choice(AccessLogging.class),
          AccessLogging.ALL,
          true,
          "Which requests logs/access.log records: all, changes (what changes something or"
              + " proves an identity) or none.");

  /** How many reads the access log records. */
  public static final Setting<Integer> LOG_ACCESS_PER_SECOND =
      new Setting<>(
          "log.accessPerSecond",
          SettingKind.whole(0, 10_000_000, "requests"),
          10_000,
          true,
          "Resolutions recorded each second, so that a flood of them fills no disk; of the others"
              + " the log says how many there were. 0 records all. Changes and proofs are always"
              + " recorded.");

  /** How long access logs are kept. */
  public static final Setting<Integer> LOG_ACCESS_KEEP =
      new Setting<>(
          "log.accessKeep",
          SettingKind.whole(MIN_KEEP_DAYS, MAX_KEEP_DAYS, "days"),
          200,
          true,
          "Access logs of past days are deleted after this time; six months are the least.");

  /** What the log of the process takes. */
  public static final Setting<LogLevel> LOG_LEVEL =
      new Setting<>(
          "log.level",
          SettingKind.choice(LogLevel.class),
          LogLevel.INFO,
          true,
          "From which weight on messages are logged to logs/tanbiao.log and stderr.");

  /** All keys, in the order of the documentation. */
  public static final List<Setting<?>> ALL =
      List.of(
          PREFIX,
          LISTEN,
          ADVERTISE,
          HANDLE_PORT,
          HTTP_PORT,
          MANAGEMENT_PORT,
          MEMORY,
          ANSWERS_CACHE,
          SERVER_ADMINISTRATORS,
          ADMINISTRATORS_HAVE_ALL_RIGHTS,
          PUBLIC_WRITE,
          LISTS_MAX_OPEN,
          LISTS_MAX_OPEN_OF_PEER,
          THREADS_IO,
          THREADS_WORK,
          THREADS_QUEUE,
          LIMITS_REQUESTS_PER_SECOND,
          LIMITS_BURST_REQUESTS,
          LIMITS_LOOPBACK_EXEMPT,
          TCP_MAX_CONNECTIONS,
          TCP_IDLE,
          TCP_MESSAGE,
          TCP_IN_FLIGHT,
          UDP_MAX_FRAGMENTED,
          UDP_FRAGMENT_TIMEOUT,
          UDP_PACKETS_PER_SECOND,
          UDP_BURST_PACKETS,
          UDP_LOOPBACK_EXEMPT,
          HTTP_MAX_CONNECTIONS,
          HTTP_IDLE,
          HTTP_CERTIFICATE,
          HTTP_CERTIFICATE_KEY,
          HTTP_COUNTRY_HEADER,
          HTTP_PLAIN_LOOPBACK,
          HTTP_CLIENT_CERTIFICATES,
          SESSIONS_MAX,
          SESSIONS_MAX_PER_ADDRESS,
          SESSIONS_IDLE,
          SESSIONS_ALLOW_DES,
          SESSIONS_MIN_KEY_BITS,
          SESSIONS_MAX_KEY_BITS,
          CHALLENGE_TIMEOUT,
          CHALLENGE_ACCEPT_MD5,
          PROOFS_WRONG_PER_IDENTITY,
          PROOFS_WRONG_PER_ADDRESS,
          PEERS_SITES,
          PEERS_TIMEOUT,
          LOG_LEVEL,
          LOG_ACCESS,
          LOG_ACCESS_PER_SECOND,
          LOG_ACCESS_KEEP);

  /** The same by key. */
  static final Map<String, Setting<?>> BY_KEY =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));

  private Settings() {}

  /** The keys that resemble a word most, for messages about unknown ones. */
  static String nearest(String unknown) {
    Stream<String> same =
        BY_KEY.keySet().stream()
            .filter(key -> key.startsWith(unknown) || key.endsWith("." + lastPart(unknown)));
    String near = same.sorted().collect(Collectors.joining(", "));
    return near.isEmpty() ? ALL.stream().map(Setting::key).collect(Collectors.joining(", ")) : near;
  }

  private static String lastPart(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static Setting<Integer> port(String key, int fallback, String about) {
    return new Setting<>(
        key, SettingKind.whole(0, MAX_PORT, ""), fallback, false, about + " 0 takes any free one.");
  }
}
