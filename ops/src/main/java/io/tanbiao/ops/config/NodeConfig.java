package io.tanbiao.ops.config;

import io.tanbiao.core.administer.ServerAdministrators;
import io.tanbiao.core.authenticate.ProofThrottle;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.pipeline.NodeRules;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.ops.json.JsonText;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The configuration of a node; the keys are documented in {@link Settings}.
 *
 * @param prefix the node was initialised for
 * @param listen addresses of Handle and HTTP
 * @param advertise address in the site record
 * @param ports of the three servers
 * @param memory how much the node takes
 * @param answersMebibytes how much of it answers may take that are kept
 * @param serverAdministrators who administers the node itself
 * @param rules that are up to whoever runs the node
 * @param threads of the process
 * @param requests how many are answered to one network
 * @param tcp limits of Handle over TCP
 * @param udp limits of Handle over UDP
 * @param http limits of HTTP
 * @param sessions how sessions are made and bounded
 * @param challengeTimeout how long a challenge can be answered
 * @param acceptsMd5 whether it can be answered with MD5
 * @param proofs how many wrong ones are looked at
 * @param peers who is asked for keys and groups
 * @param logging what is logged
 */
public record NodeConfig(
    Prefix prefix,
    List<InetAddress> listen,
    InetAddress advertise,
    Ports ports,
    Memory memory,
    int answersMebibytes,
    ServerAdministrators serverAdministrators,
    NodeRules rules,
    Threads threads,
    RequestLimit.Rate requests,
    Tcp tcp,
    Udp udp,
    Http http,
    Sessions sessions,
    Duration challengeTimeout,
    boolean acceptsMd5,
    ProofThrottle.Limits proofs,
    Peers peers,
    Logging logging) {

  /**
   * Port numbers; 0 takes any free one.
   *
   * @param handle UDP and TCP
   * @param http HTTP and HTTPS
   * @param management metrics and health
   */
  public record Ports(int handle, int http, int management) {}

  /**
   * Threads of the process; 0 lets the node choose.
   *
   * @param io event loops
   * @param work for what may block
   * @param queue requests that may wait for a thread
   */
  public record Threads(int io, int work, int queue) {}

  /**
   * Limits of Handle over TCP.
   *
   * @param maxConnections open at a time
   * @param idle after which a connection is closed
   * @param message in which a message must arrive, and answers be taken
   * @param inFlight requests of one connection worked on at a time
   */
  public record Tcp(int maxConnections, Duration idle, Duration message, int inFlight) {}

  /**
   * Limits of Handle over UDP.
   *
   * @param maxFragmented requests of several packets incomplete at a time
   * @param fragmentTimeout in which all their packets must arrive
   * @param packetsPerSecond of large answers to one network
   * @param burstPackets of large answers to one network at once
   * @param loopbackExempt whether answers to this machine are outside that limit
   */
  public record Udp(
      int maxFragmented,
      Duration fragmentTimeout,
      int packetsPerSecond,
      int burstPackets,
      boolean loopbackExempt) {}

  /**
   * Limits of HTTP.
   *
   * @param maxConnections open at a time
   * @param idle after which a connection is closed
   * @param certificate file with the chain, relative to the data directory
   * @param certificateKey file with its private key
   * @param countryHeader header that names the country of who asks; empty when none does
   * @param credentialsOnPlainLoopback whether clients on this machine may log in over plain HTTP
   * @param asksForCertificates whether clients may log in over HTTPS with a certificate
   */
  public record Http(
      int maxConnections,
      Duration idle,
      String certificate,
      String certificateKey,
      String countryHeader,
      boolean credentialsOnPlainLoopback,
      boolean asksForCertificates) {}

  /**
   * How sessions are made and bounded.
   *
   * @param max whose owner proved itself, and as many others
   * @param maxPerAddress of one address
   * @param idle after which one ends, at the latest
   * @param allowsDes whether old clients may use single DES
   * @param minKeyBits the smallest keys of clients
   * @param maxKeyBits the largest keys of clients
   */
  public record Sessions(
      int max,
      int maxPerAddress,
      Duration idle,
      boolean allowsDes,
      int minKeyBits,
      int maxKeyBits) {}

  /**
   * Other nodes that are asked for keys and groups.
   *
   * @param sites their site records
   * @param timeout of one request for all their answers
   */
  public record Peers(List<PeerFile> sites, Duration timeout) {
    /** Copies the list. */
    public Peers {
      sites = List.copyOf(sites);
    }
  }

  /**
   * What is logged.
   *
   * @param level of the log of the process
   * @param access what the access log records
   * @param accessPerSecond how many resolutions of it each second; 0 for all
   * @param accessKeepDays how long access logs are kept
   */
  public record Logging(
      LogLevel level, AccessLogging access, int accessPerSecond, int accessKeepDays) {}

  /** Copies the lists. */
  public NodeConfig {
    listen = List.copyOf(listen);
  }

  static NodeConfig of(ConfigValues values) throws ConfigException {
    return new NodeConfig(
        values.get(Settings.PREFIX),
        values.get(Settings.LISTEN),
        values.get(Settings.ADVERTISE),
        new Ports(
            values.get(Settings.HANDLE_PORT),
            values.get(Settings.HTTP_PORT),
            values.get(Settings.MANAGEMENT_PORT)),
        values.get(Settings.MEMORY),
        values.get(Settings.ANSWERS_CACHE),
        new ServerAdministrators(
            Set.copyOf(values.get(Settings.SERVER_ADMINISTRATORS)),
            values.get(Settings.ADMINISTRATORS_HAVE_ALL_RIGHTS)),
        new NodeRules(
            values.get(Settings.PUBLIC_WRITE),
            values.get(Settings.LISTS_MAX_OPEN),
            values.get(Settings.LISTS_MAX_OPEN_OF_PEER)),
        new Threads(
            values.get(Settings.THREADS_IO),
            values.get(Settings.THREADS_WORK),
            values.get(Settings.THREADS_QUEUE)),
        new RequestLimit.Rate(
            values.get(Settings.LIMITS_REQUESTS_PER_SECOND),
            values.get(Settings.LIMITS_BURST_REQUESTS),
            values.get(Settings.LIMITS_LOOPBACK_EXEMPT)),
        new Tcp(
            values.get(Settings.TCP_MAX_CONNECTIONS),
            seconds(values.get(Settings.TCP_IDLE)),
            seconds(values.get(Settings.TCP_MESSAGE)),
            values.get(Settings.TCP_IN_FLIGHT)),
        new Udp(
            values.get(Settings.UDP_MAX_FRAGMENTED),
            seconds(values.get(Settings.UDP_FRAGMENT_TIMEOUT)),
            values.get(Settings.UDP_PACKETS_PER_SECOND),
            values.get(Settings.UDP_BURST_PACKETS),
            values.get(Settings.UDP_LOOPBACK_EXEMPT)),
        new Http(
            values.get(Settings.HTTP_MAX_CONNECTIONS),
            seconds(values.get(Settings.HTTP_IDLE)),
            values.get(Settings.HTTP_CERTIFICATE),
            values.get(Settings.HTTP_CERTIFICATE_KEY),
            values.get(Settings.HTTP_COUNTRY_HEADER),
            values.get(Settings.HTTP_PLAIN_LOOPBACK),
            values.get(Settings.HTTP_CLIENT_CERTIFICATES)),
        sessions(values),
        seconds(values.get(Settings.CHALLENGE_TIMEOUT)),
        values.get(Settings.CHALLENGE_ACCEPT_MD5),
        new ProofThrottle.Limits(
            values.get(Settings.PROOFS_WRONG_PER_IDENTITY),
            values.get(Settings.PROOFS_WRONG_PER_ADDRESS)),
        new Peers(values.get(Settings.PEERS_SITES), seconds(values.get(Settings.PEERS_TIMEOUT))),
        new Logging(
            values.get(Settings.LOG_LEVEL),
            values.get(Settings.LOG_ACCESS),
            values.get(Settings.LOG_ACCESS_PER_SECOND),
            values.get(Settings.LOG_ACCESS_KEEP)));
  }

  private static Sessions sessions(ConfigValues values) throws ConfigException {
    int least = values.get(Settings.SESSIONS_MIN_KEY_BITS);
    int most = values.get(Settings.SESSIONS_MAX_KEY_BITS);
    if (least > most) {
      throw new ConfigException(
          Settings.SESSIONS_MAX_KEY_BITS.key() + ": " + most + " (expected: from " + least + ")");
    }
    return new Sessions(
        values.get(Settings.SESSIONS_MAX),
        values.get(Settings.SESSIONS_MAX_PER_ADDRESS),
        seconds(values.get(Settings.SESSIONS_IDLE)),
        values.get(Settings.SESSIONS_ALLOW_DES),
        least,
        most);
  }

  /** The text of every key, in the order of the documentation, as the file takes it. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    put(texts, Settings.PREFIX, prefix);
    put(texts, Settings.LISTEN, listen);
    put(texts, Settings.ADVERTISE, advertise);
    put(texts, Settings.HANDLE_PORT, ports.handle());
    put(texts, Settings.HTTP_PORT, ports.http());
    put(texts, Settings.MANAGEMENT_PORT, ports.management());
    put(texts, Settings.MEMORY, memory);
    put(texts, Settings.ANSWERS_CACHE, answersMebibytes);
    put(texts, Settings.SERVER_ADMINISTRATORS, List.copyOf(serverAdministrators.identities()));
    put(texts, Settings.ADMINISTRATORS_HAVE_ALL_RIGHTS, serverAdministrators.haveAllRights());
    put(texts, Settings.PUBLIC_WRITE, rules.honoursPublicWrite());
    put(texts, Settings.LISTS_MAX_OPEN, rules.maxOpenLists());
    put(texts, Settings.LISTS_MAX_OPEN_OF_PEER, rules.maxOpenListsOfPeer());
    put(texts, Settings.THREADS_IO, threads.io());
    put(texts, Settings.THREADS_WORK, threads.work());
    put(texts, Settings.THREADS_QUEUE, threads.queue());
    put(texts, Settings.LIMITS_REQUESTS_PER_SECOND, requests.requestsPerSecond());
    put(texts, Settings.LIMITS_BURST_REQUESTS, requests.burstRequests());
    put(texts, Settings.LIMITS_LOOPBACK_EXEMPT, requests.loopbackExempt());
    put(texts, Settings.TCP_MAX_CONNECTIONS, tcp.maxConnections());
    put(texts, Settings.TCP_IDLE, (int) tcp.idle().toSeconds());
    put(texts, Settings.TCP_MESSAGE, (int) tcp.message().toSeconds());
    put(texts, Settings.TCP_IN_FLIGHT, tcp.inFlight());
    put(texts, Settings.UDP_MAX_FRAGMENTED, udp.maxFragmented());
    put(texts, Settings.UDP_FRAGMENT_TIMEOUT, (int) udp.fragmentTimeout().toSeconds());
    put(texts, Settings.UDP_PACKETS_PER_SECOND, udp.packetsPerSecond());
    put(texts, Settings.UDP_BURST_PACKETS, udp.burstPackets());
    put(texts, Settings.UDP_LOOPBACK_EXEMPT, udp.loopbackExempt());
    put(texts, Settings.HTTP_MAX_CONNECTIONS, http.maxConnections());
    put(texts, Settings.HTTP_IDLE, (int) http.idle().toSeconds());
    put(texts, Settings.HTTP_CERTIFICATE, http.certificate());
    put(texts, Settings.HTTP_CERTIFICATE_KEY, http.certificateKey());
    put(texts, Settings.HTTP_COUNTRY_HEADER, http.countryHeader());
    put(texts, Settings.HTTP_PLAIN_LOOPBACK, http.credentialsOnPlainLoopback());
    put(texts, Settings.HTTP_CLIENT_CERTIFICATES, http.asksForCertificates());
    put(texts, Settings.SESSIONS_MAX, sessions.max());
    put(texts, Settings.SESSIONS_MAX_PER_ADDRESS, sessions.maxPerAddress());
    put(texts, Settings.SESSIONS_IDLE, (int) sessions.idle().toSeconds());
    put(texts, Settings.SESSIONS_ALLOW_DES, sessions.allowsDes());
    put(texts, Settings.SESSIONS_MIN_KEY_BITS, sessions.minKeyBits());
    put(texts, Settings.SESSIONS_MAX_KEY_BITS, sessions.maxKeyBits());
    put(texts, Settings.CHALLENGE_TIMEOUT, (int) challengeTimeout.toSeconds());
    put(texts, Settings.CHALLENGE_ACCEPT_MD5, acceptsMd5);
    put(texts, Settings.PROOFS_WRONG_PER_IDENTITY, proofs.wrongPerIdentity());
    put(texts, Settings.PROOFS_WRONG_PER_ADDRESS, proofs.wrongPerAddress());
    put(texts, Settings.PEERS_SITES, peers.sites());
    put(texts, Settings.PEERS_TIMEOUT, (int) peers.timeout().toSeconds());
    put(texts, Settings.LOG_LEVEL, logging.level());
    put(texts, Settings.LOG_ACCESS, logging.access());
    put(texts, Settings.LOG_ACCESS_PER_SECOND, logging.accessPerSecond());
    put(texts, Settings.LOG_ACCESS_KEEP, logging.accessKeepDays());
    return texts;
  }

  /** The value of every key, for programs. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    texts().forEach((key, text) -> values.put(key, JsonText.read(text)));
    return values;
  }

  private static <T> void put(Map<String, String> texts, Setting<T> setting, T value) {
    texts.put(setting.key(), setting.kind().writer().apply(value));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
