package io.tanbiao.conformance.raw;

import io.tanbiao.conformance.node.TanbiaoNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The administrator that {@code init} made, at work over a TCP connection of its own. */
public final class RawAdministrator {
  /** All twelve rights of an HS_ADMIN value. */
  public static final int ALL_RIGHTS = 0xfff;

  private static final int SUCCESS = 1;

  private RawAdministrator() {}

  /** Its identity, read from {@code keys/admin.pem}. */
  public static RawIdentity of(TanbiaoNode node) throws IOException {
    String pem = Files.readString(node.data().resolve("keys").resolve("admin.pem"));
    return new RawIdentity.KeyHolder(
        TanbiaoNode.ADMIN_HANDLE, TanbiaoNode.ADMIN_INDEX, privateKey(pem));
  }

  /** Creates a record that must not be there yet, and adds its administrator at index 100. */
  public static void register(TanbiaoNode node, String handle, RawValue... values)
      throws IOException {
    List<RawValue> all = new ArrayList<>(List.of(values));
    all.add(RawValue.admin(100, ALL_RIGHTS, TanbiaoNode.ADMIN_HANDLE, TanbiaoNode.ADMIN_INDEX));
    mustDo(node, RawRequests.create(handle, all));
  }

  /** Sends a request that must succeed. */
  public static RawMessage mustDo(TanbiaoNode node, RawMessage request) throws IOException {
    return mustDo(node, of(node), request);
  }

  /** Sends a request of somebody that must succeed. */
  public static RawMessage mustDo(TanbiaoNode node, RawIdentity identity, RawMessage request)
      throws IOException {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      RawMessage answer = tcp.askAs(identity, request);
      if (answer.code() != SUCCESS) {
        throw new AssertionError("code " + answer.code() + ": " + answer.errorText());
      }
      return answer;
    }
  }

  private static PrivateKey privateKey(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("no RSA key in PKCS#8: " + pem.lines().findFirst(), e);
    }
  }
}
