package io.tanbiao.conformance.client;

import io.tanbiao.conformance.node.TanbiaoNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.handle.hdllib.AbstractRequest;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.Configuration;
import net.handle.hdllib.ErrorResponse;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleResolver;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.PublicKeyAuthenticationInfo;
import net.handle.hdllib.ResolutionRequest;
import net.handle.hdllib.ResolutionResponse;
import net.handle.hdllib.SecretKeyAuthenticationInfo;
import net.handle.hdllib.SimpleConfiguration;
import net.handle.hdllib.SiteInfo;
import net.handle.hdllib.Util;

/**
 * The official client, its own sessions switched off, that knows a node by its {@code
 * siteinfo.json}. One thread at a time.
 */
public final class OfficialClient {
  static {
    // Without this the client reads and writes its settings in the home of whoever runs the test.
    try {
      Path settings = Files.createTempDirectory("handle-client");
      settings.toFile().deleteOnExit();
      System.setProperty("net.handle.configDir", settings.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final HandleResolver resolver;
  private final SiteInfo site;

  private OfficialClient(HandleResolver resolver, SiteInfo site) {
    this.resolver = resolver;
    this.site = site;
  }

  /** A client of a node, which it also takes for the root of the Handle System. */
  public static OfficialClient of(TanbiaoNode node) {
    return of(siteOf(node));
  }

  /** A client of a site. */
  static OfficialClient of(SiteInfo site) {
    HandleResolver resolver = new HandleResolver();
    resolver.setConfiguration(worldOf(site));
    resolver.setSessionTracker(null);
    resolver.setTcpTimeout(20_000);
    return new OfficialClient(resolver, site);
  }

  /** The site record of a node, as its file has it. */
  static SiteInfo siteOf(TanbiaoNode node) {
    try {
      return Util.getSiteFromFile(node.siteFile().toString());
    } catch (Exception e) {
      throw new AssertionError("the client cannot read " + node.siteFile(), e);
    }
  }

  private static Configuration worldOf(SiteInfo site) {
    SimpleConfiguration world = new SimpleConfiguration();
    world.setResolutionMethod(Configuration.RM_GLOBAL);
    world.setGlobalSites(new SiteInfo[] {site});
    return world;
  }

  /** The client itself. */
  public HandleResolver resolver() {
    return resolver;
  }

  /** The site that it asks. */
  public SiteInfo site() {
    return site;
  }

  /** The transports that the site offers for queries. */
  public List<Way> ways() {
    return Arrays.stream(Way.values())
        .filter(
            way -> site.servers[0].interfaceWithProtocol(way.number(), resolution("a/b")) != null)
        .collect(Collectors.toList());
  }

  /** Sends a request by the transports that the client prefers. */
  public AbstractResponse ask(AbstractRequest request) throws HandleException {
    return resolver.sendRequestToSite(request, site);
  }

  /** Sends a request by one transport. */
  public AbstractResponse ask(Way way, AbstractRequest request) throws HandleException {
    AbstractResponse response = resolver.sendRequestToSite(request, site, way.number());
    if (response == null) {
      throw new AssertionError("the site has no interface for " + way);
    }
    return response;
  }

  /** The values of a name, asked for by one transport. */
  public List<HandleValue> valuesOf(Way way, ResolutionRequest request) throws HandleException {
    AbstractResponse response = ask(way, request);
    if (response instanceof ResolutionResponse resolution) {
      return List.of(resolution.getHandleValues());
    }
    throw new AssertionError("no values but " + response);
  }

  /** A request for public values of a name. */
  public static ResolutionRequest resolution(String name) {
    return resolution(name, List.of(), List.of());
  }

  /** A request for some public values of a name. */
  static ResolutionRequest resolution(String name, List<Integer> indexes, List<String> types) {
    byte[][] typeOctets = types.stream().map(OfficialClient::utf8).toArray(byte[][]::new);
    int[] indexArray = indexes.stream().mapToInt(Integer::intValue).toArray();
    return new ResolutionRequest(utf8(name), typeOctets, indexArray, null);
  }

  /** The administrator that {@code init} made, with the key it wrote. */
  public static AuthenticationInfo administratorOf(TanbiaoNode node) {
    try {
      byte[] file = Files.readAllBytes(node.adminKeyFile());
      return new PublicKeyAuthenticationInfo(
          utf8(TanbiaoNode.ADMIN_HANDLE),
          TanbiaoNode.ADMIN_INDEX,
          Util.getPrivateKeyFromBytes(Util.decrypt(file, null)));
    } catch (Exception e) {
      throw new AssertionError("the client cannot read " + node.adminKeyFile(), e);
    }
  }

  /** Somebody who knows a secret. */
  static AuthenticationInfo secret(String handle, int index, String secret) {
    return new SecretKeyAuthenticationInfo(utf8(handle), index, utf8(secret));
  }

  /** What an error says, for messages. */
  static String textOf(AbstractResponse response) {
    return response instanceof ErrorResponse error && error.message != null
        ? response.responseCode + " " + Util.decodeString(error.message)
        : String.valueOf(response);
  }

  /** The octets of a text, as most of the client wants names. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
