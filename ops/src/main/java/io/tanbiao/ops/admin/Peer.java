package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.key.SecretFile;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.PrefixRecord;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.protocol.client.ClientTimeouts;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.HandleClient;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** The node that a command talks to, and who talks: as the options say, else the local node. */
final class Peer implements AutoCloseable {
  private static final int DEFAULT_PORT = 2641;
  private static final int MAX_PORT = 65_535;

  private final Invocation invocation;
  private final Optional<RunFile> local;
  private final InetSocketAddress address;
  private final HandleClient client;

  private Peer(
      Invocation invocation,
      Optional<RunFile> local,
      InetSocketAddress address,
      ClientTransport transport) {
    this.invocation = invocation;
    this.local = local;
    this.address = address;
    this.client = HandleClient.connect(address, transport, ClientTimeouts.USUAL);
  }

  /** Finds the node. */
  static Peer of(Invocation invocation, ClientTransport transport)
      throws IOException, CommandException {
    if (invocation.server() != null) {
      InetSocketAddress named = address(invocation.server(), invocation.messages());
      return new Peer(invocation, Optional.empty(), named, transport);
    }
    RunFile run = running(invocation);
    InetSocketAddress address = address(run.handle(), invocation.messages());
    return new Peer(invocation, Optional.of(run), address, transport);
  }

  /** What the local node says about itself. */
  static RunFile running(Invocation invocation) throws IOException, CommandException {
    NodeDirectory directory = invocation.directory();
    return RunFile.find(directory)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.UNREACHABLE,
                    invocation.messages().text("error.not-running", directory.root())));
  }

  /** Where the node is. */
  InetSocketAddress address() {
    return address;
  }

  /** The client of the node. */
  HandleClient client() {
    return client;
  }

  /** Another client of the node, closed by who asked for it. */
  HandleClient connect() {
    return HandleClient.connect(address, ClientTransport.TCP, ClientTimeouts.USUAL);
  }

  /** Asks as nobody. */
  Outcome ask(Operation operation, OpFlags flags) throws CommandException {
    try {
      return client.send(operation, flags);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Asks as the identity of the options; the administrator of the local node when none is named.
   */
  Outcome askAs(Credential credential, Operation operation, OpFlags flags) throws CommandException {
    try {
      return client.send(operation, flags, credential);
    } catch (IOException e) {
      throw failure(e);
    } catch (GeneralSecurityException e) {
      throw new CommandException(
          ExitCode.FAILED, invocation.messages().text("error.key-unusable", credential), e);
    }
  }

  /** Who asks. */
  Credential credential() throws IOException, KeyException, CommandException {
    Reference identity = identity();
    if (invocation.secret() != null) {
      if (invocation.key() != null) {
        throw usage("error.key-and-secret");
      }
      return new Credential.SecretKey(identity, SecretFile.read(invocation.secret()));
    }
    Path file = keyFile();
    return new Credential.PrivateKey(
        identity, KeyFile.readPrivate(file, () -> Passphrases.ask(invocation, file)));
  }

  /** Whom new records are given to: the group of a prefix administrator, else the identity. */
  static Reference owner(Reference identity) {
    Optional<Prefix> prefix = identity.handle().administeredPrefix();
    return prefix.isPresent() && identity.index() == PrefixRecord.KEY_INDEX
        ? PrefixRecord.group(prefix.get())
        : identity;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  /** {@code host:port}, {@code [IPv6]:port}, or a host alone for the usual port. */
  static InetSocketAddress address(String text, Messages messages) throws CommandException {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    boolean hasPort = bracketed ? text.indexOf("]:") > 0 : colon >= 0 && colon == text.indexOf(':');
    String host = hasPort ? text.substring(0, colon) : text;
    int port = hasPort ? port(text.substring(colon + 1)) : DEFAULT_PORT;
    String bare = bracketed && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    if (bare.isEmpty() || port < 1 || port > MAX_PORT) {
      throw new CommandException(ExitCode.USAGE, messages.text("error.server", text));
    }
    InetSocketAddress address = new InetSocketAddress(bare, port);
    if (address.isUnresolved()) {
      throw new CommandException(ExitCode.UNREACHABLE, messages.text("error.no-host", bare));
    }
    return address;
  }

  private static int port(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private Reference identity() throws CommandException {
    String named = invocation.identity();
    if (named == null) {
      return local
          .map(run -> Reference.parse(run.administrator()))
          .orElseThrow(() -> usage("error.no-identity"));
    }
    try {
      Reference identity = Reference.parse(named);
      return new Reference(qualified(identity.handle()), identity.index());
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "--as " + e.getMessage(), e);
    }
  }

  private static Handle qualified(Handle handle) {
    return handle.qualified();
  }

  private Path keyFile() throws CommandException {
    if (invocation.key() != null) {
      return invocation.key();
    }
    return local.map(run -> Path.of(run.adminKey())).orElseThrow(() -> usage("error.no-key"));
  }

  private CommandException usage(String key) {
    return new CommandException(ExitCode.USAGE, invocation.messages().text(key));
  }

  private CommandException failure(IOException cause) {
    return cause instanceof UnreachableException
        ? new CommandException(
            ExitCode.UNREACHABLE,
            invocation.messages().text("error.unreachable", address, cause.getMessage()),
            cause)
        : new CommandException(ExitCode.FAILED, cause.getMessage(), cause);
  }
}
