package io.tanbiao.conformance.rights;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawValue;
import io.tanbiao.conformance.raw.RawWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;

/** The identities of the table with their keys, registered once. */
final class People {
  private static final String HS_PUBKEY = "HS_PUBKEY";

  private final String stem = Names.fresh("people");
  private final RawIdentity root;
  private final String secrets;
  private final String guesses;
  private final String restricted;
  private final KeyPair keys = rsaKeys();
  private final KeyPair otherKeys = rsaKeys();

  private People(RawIdentity root, String secrets, String guesses, String restricted) {
    this.root = root;
    this.secrets = secrets;
    this.guesses = guesses;
    this.restricted = restricted;
  }

  /** Registers all of them, with secrets of no interest. */
  static People at(TanbiaoNode node) throws IOException {
    return at(node, "secret-of-", "guess-of-", "");
  }

  /**
   * Registers all of them.
   *
   * @param secrets how every secret key begins
   * @param guesses how every wrong one begins
   * @param restricted how the data of values begins that not everybody may read
   */
  static People at(TanbiaoNode node, String secrets, String guesses, String restricted)
      throws IOException {
    People people = new People(RawAdministrator.of(node), secrets, guesses, restricted);
    RawAdministrator.register(
        node,
        people.name("admin"),
        RawValue.of(300, HS_PUBKEY, publicKey(people.keys), RawValue.PUBLIC),
        RawValue.secret(301, people.secret("301:admin")),
        RawValue.secret(302, people.secret("302:admin")));
    RawAdministrator.register(
        node, people.name("registrar"), RawValue.secret(301, people.secret("301:registrar")));
    RawAdministrator.register(
        node, people.name("stranger"), RawValue.secret(301, people.secret("301:stranger")));
    RawAdministrator.register(
        node,
        people.name("group"),
        people.group(1, "301:admin"),
        people.group(2, "1:group"),
        people.group(3, "4:group"),
        people.group(4, "3:group", "301:admin"),
        people.group(5, "6:group"),
        people.group(6, "5:group"),
        people.group(7, "0:admin"));
    return people;
  }

  /** The handle behind a name of the table; ADMIN is admin in other letters. */
  String name(String word) {
    return word.equals("ADMIN") ? name("admin").toUpperCase(Locale.ROOT) : stem + "-" + word;
  }

  /** The secret of a key of the table. */
  String secret(String key) {
    String known = key.equals("0:admin") ? "301:admin" : key.replace("ADMIN", "admin");
    return secrets + known.replace(':', '-');
  }

  /** The data of a value that not everybody may read. */
  String restricted(String data) {
    return restricted + data;
  }

  RawIdentity root() {
    return root;
  }

  /** Registers records under prefixes of the table; none of its lines is about that one. */
  RawIdentity registrar() {
    return new RawIdentity.Secret(name("registrar"), 301, secret("301:registrar"));
  }

  /** An HS_ADMIN value for {@code INDEX:NAME}. */
  RawValue admin(int index, int bits, String entry) {
    String[] parts = entry.split(":", 2);
    return RawValue.admin(index, bits, name(parts[1]), Integer.parseInt(parts[0]));
  }

  /** Who proves as a line says. */
  RawIdentity of(Kind kind) {
    if (kind.isRoot()) {
      return kind.isWrong()
          ? new RawIdentity.KeyHolder(root.handle(), root.index(), otherKeys.getPrivate())
          : root;
    }
    String[] key = kind.key().split(":", 2);
    String handle = name(key[1]);
    int index = Integer.parseInt(key[0]);
    if (index == 300) {
      KeyPair pair = kind.isWrong() ? otherKeys : keys;
      return new RawIdentity.KeyHolder(handle, index, pair.getPrivate());
    }
    RawIdentity secret = new RawIdentity.Secret(handle, index, secretOf(kind));
    int as = kind.proves().indexOf(" as ");
    return as < 0 ? secret : new RawIdentity.Said(secret, kind.proves().substring(as + 4));
  }

  /** The secret that somebody sends, rightly or not. */
  String secretOf(Kind kind) {
    return kind.isWrong() ? guesses + kind.key() : secret(kind.key());
  }

  private RawValue group(int index, String... members) {
    RawWriter out = new RawWriter().int32(members.length);
    for (String member : members) {
      String[] parts = member.split(":", 2);
      out.text(name(parts[1])).int32(Integer.parseInt(parts[0]));
    }
    return RawValue.of(index, "HS_VLIST", out.finish(), RawValue.PUBLIC);
  }

  private static Octets publicKey(KeyPair pair) {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return new RawWriter()
        .text("RSA_PUB_KEY")
        .int16(0)
        .bytes(octets(key.getPublicExponent()))
        .bytes(octets(key.getModulus()))
        .finish();
  }

  private static Octets octets(BigInteger number) {
    return Octets.of(number.toByteArray());
  }

  private static KeyPair rsaKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has RSA", e);
    }
  }
}
