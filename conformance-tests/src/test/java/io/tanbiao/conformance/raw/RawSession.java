package io.tanbiao.conformance.raw;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A session opened by Diffie-Hellman, over any transport (wire notes §6). One thread. */
public final class RawSession {
  /** Sign the answer. */
  public static final int CERT = 0x40000000;

  /** Encrypt the answer. */
  public static final int ENCR = 0x20000000;

  private static final int SET_UP = 400;
  private static final int DIFFIE_HELLMAN = 4;
  private static final int DES = 1;
  private static final int AES = 3;
  private static final int NO_SESSION = 500;
  private static final int VECTOR_OCTETS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The 1024-bit group of RFC 2409, which the official client could have made too. */
  private static final BigInteger P =
      new BigInteger(
          "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74"
              + "020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437"
              + "4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
              + "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff",
          16);

  /** One bit more than whole octets: nearly every secret has a leading zero octet. */
  public static final BigInteger GIVES_LEADING_ZEROS =
      BigInteger.TWO.pow(1024).add(BigInteger.valueOf(643));

  /** Sends a request and gives its answer. */
  @FunctionalInterface
  public interface Way {
    /** Asks. */
    RawMessage ask(RawMessage request) throws IOException;
  }

  private final Way way;
  private final int minor;
  private final int id;
  private final byte[] key;
  private final boolean secretBeginsWithZero;
  private int counter;

  private RawSession(Way way, int minor, int id, byte[] key, boolean secretBeginsWithZero) {
    this.way = way;
    this.minor = minor;
    this.id = id;
    this.key = key;
    this.secretBeginsWithZero = secretBeginsWithZero;
  }

  /** What the server says to a set-up in protocol 2.{@code minor}. */
  public static RawMessage setUp(Way way, int minor, RawIdentity identity, BigInteger y)
      throws IOException {
    return setUp(way, minor, identity, y, P);
  }

  private static RawMessage setUp(
      Way way, int minor, RawIdentity identity, BigInteger y, BigInteger p) throws IOException {
    RawWriter body = new RawWriter().int16(DIFFIE_HELLMAN).int32(60).text(identity.handle());
    body.int32(identity.index()).bytes(publicKey(y, p)).int16(0);
    return way.ask(
        RawMessage.request(SET_UP, body.finish()).withEnvelope(e -> e.inVersion(2, minor)));
  }

  /** Opens a session in protocol 2.{@code minor}. */
  public static RawSession open(Way way, int minor, RawIdentity identity) throws IOException {
    return open(way, minor, identity, P);
  }

  /** Opens a session in protocol 2.{@code minor} with another modulus. */
  public static RawSession open(Way way, int minor, RawIdentity identity, BigInteger p)
      throws IOException {
    BigInteger x = new BigInteger(256, RANDOM);
    RawMessage answer = setUp(way, minor, identity, BigInteger.TWO.modPow(x, p), p);
    if (answer.code() != 1) {
      throw new AssertionError("no session but " + answer.code() + ": " + answer.errorText());
    }
    RawReader in = answer.bodyReader();
    int mode = in.int16();
    RawReader data = new RawReader(in.bytes());
    int cipher = minor < 4 ? DES : data.int32();
    if (mode != DIFFIE_HELLMAN || cipher != (minor < 4 ? DES : AES)) {
      throw new AssertionError("mode " + mode + ", cipher " + cipher);
    }
    data.bytes();
    data.int16();
    BigInteger theirs = new BigInteger(1, data.bytes().toArray());
    byte[] secret = padded(theirs.modPow(x, p), (p.bitLength() + 7) / 8);
    return new RawSession(
        way, minor, answer.envelope().sessionId(), keyOf(secret, cipher), secret[0] == 0);
  }

  /** The number that its messages carry. */
  public int id() {
    return id;
  }

  /** Whether the secret that its key was made of has a leading zero octet. */
  public boolean secretBeginsWithZero() {
    return secretBeginsWithZero;
  }

  /** The same session over another transport. */
  public RawSession over(Way other) {
    RawSession same = new RawSession(other, minor, id, key, secretBeginsWithZero);
    same.counter = counter + 1000;
    return same;
  }

  /** Sends a request with a MAC; answers the challenge, if there is one. */
  public RawMessage askAs(RawIdentity identity, RawMessage request) throws IOException {
    RawMessage asked = inSession(request);
    RawMessage answer = ask(asked);
    return answer.code() == RawChallenge.CODE
        ? ask(RawChallenge.of(asked, answer).answerOf(identity))
        : answer;
  }

  /** Sends a request with a MAC and gives the answer in the clear, its MAC checked. */
  public RawMessage ask(RawMessage request) throws IOException {
    return opened(way.ask(vouched(request)));
  }

  /** Sends an encrypted request and gives the answer in the clear. */
  public RawMessage askEncrypted(RawMessage request) throws IOException {
    return opened(way.ask(encrypted(request)));
  }

  /** A request of this session with the next counter and its MAC. */
  public RawMessage vouched(RawMessage request) {
    RawMessage plain = inSession(request);
    counter++;
    Octets credential =
        new RawWriter()
            .int32(0)
            .text("")
            .int32(counter)
            .text("HS_MAC")
            .bytes(proof(plain, counter))
            .finish();
    return plain.withCredential(new RawWriter().bytes(credential).finish());
  }

  /** The same, encrypted. */
  public RawMessage encrypted(RawMessage request) {
    RawMessage vouched = vouched(request);
    return RawMessage.encrypted(vouched.envelope(), encrypt(vouched.message()));
  }

  private RawMessage inSession(RawMessage request) {
    return request.withEnvelope(e -> e.inVersion(2, minor).withSessionId(id));
  }

  private RawMessage opened(RawMessage answer) {
    if (!answer.envelope().isEncrypted()) {
      requireMac(answer);
      return answer;
    }
    Octets plain = decrypt(answer.body());
    RawEnvelope envelope = answer.envelope().withFlags(0).withLength(plain.length());
    RawMessage opened = RawMessage.read(envelope, plain);
    requireMac(
        new RawMessage(answer.envelope(), opened.header(), opened.body(), opened.credential()));
    return opened;
  }

  private void requireMac(RawMessage answer) {
    if (!answer.header().has(CERT) || answer.code() == NO_SESSION) {
      return;
    }
    RawReader in = new RawReader(new RawReader(answer.credential()).bytes());
    in.int32();
    in.bytes();
    int theirs = in.int32();
    if (!in.text().equals("HS_MAC") || !in.bytes().equals(proof(answer, theirs))) {
      throw new AssertionError("the answer has no MAC of this session: " + answer);
    }
  }

  private Octets proof(RawMessage message, int number) {
    if (minor >= 7) {
      return new RawWriter().text("HMAC-SHA256").bytes(hmac(message, number)).finish();
    }
    byte[] signed = message.signedOctets().toArray();
    MessageDigest sha1 = sha1();
    sha1.update(minor >= 5 ? Arrays.copyOf(key, 4) : key);
    sha1.update(signed);
    sha1.update(key);
    if (minor >= 5) {
      sha1.update(new byte[key.length + 10]);
    }
    return new RawWriter()
        .bytes(Octets.of(new byte[] {2}))
        .bytes(Octets.of(sha1.digest()))
        .finish();
  }

  private Octets hmac(RawMessage message, int number) {
    Octets envelope = message.envelope().octets();
    Octets versions =
        minor >= 8
            ? Octets.concat(
                envelope.slice(0, 2),
                new RawWriter().int8(envelope.slice(2, 3).toArray()[0] & 3).finish(),
                envelope.slice(3, 4))
            : envelope.slice(0, 2);
    Octets ids = new RawWriter().octets(envelope.slice(4, 12)).int32(number).finish();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Octets.of(mac.doFinal(Octets.concat(versions, ids, message.signedOctets()).toArray()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HmacSHA256", e);
    }
  }

  private Octets encrypt(Octets plain) {
    byte[] vector = new byte[VECTOR_OCTETS];
    RANDOM.nextBytes(vector);
    byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, plain.toArray(), vector);
    return minor < 4
        ? Octets.of(encrypted)
        : Octets.concat(Octets.of(vector), Octets.of(encrypted));
  }

  private Octets decrypt(Octets encrypted) {
    int from = minor < 4 ? 0 : VECTOR_OCTETS;
    byte[] vector = encrypted.slice(0, from).toArray();
    byte[] rest = encrypted.slice(from, encrypted.length()).toArray();
    return Octets.of(cipher(Cipher.DECRYPT_MODE, rest, vector));
  }

  private byte[] cipher(int mode, byte[] octets, byte[] vector) {
    try {
      if (minor < 4) {
        Cipher des = Cipher.getInstance("DES/ECB/PKCS5Padding");
        des.init(mode, new SecretKeySpec(key, "DES"));
        return des.doFinal(octets);
      }
      Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
      aes.init(mode, new SecretKeySpec(key, 0, 16, "AES"), new IvParameterSpec(vector));
      return aes.doFinal(octets);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("not encrypted with the key of this session", e);
    }
  }

  private static Octets publicKey(BigInteger y, BigInteger p) {
    return new RawWriter()
        .text("DH_PUB_KEY")
        .int16(0)
        .bytes(Octets.of(y.toByteArray()))
        .bytes(Octets.of(p.toByteArray()))
        .bytes(Octets.of(new byte[] {2}))
        .finish();
  }

  /** AES: leading zeros dropped while more than 32 octets remain; DES: kept, odd parity. */
  private static byte[] keyOf(byte[] padded, int cipher) {
    if (cipher == AES) {
      int from = 0;
      while (padded.length - from > 32 && padded[from] == 0) {
        from++;
      }
      return Arrays.copyOfRange(padded, from, from + 32);
    }
    byte[] key = Arrays.copyOf(padded, 8);
    for (int i = 0; i < key.length; i++) {
      int significant = key[i] & 0xfe;
      key[i] = (byte) (significant | (Integer.bitCount(significant) + 1) % 2);
    }
    return key;
  }

  private static byte[] padded(BigInteger secret, int length) {
    byte[] octets = secret.toByteArray();
    int sign = octets.length > length ? 1 : 0;
    byte[] padded = new byte[length];
    System.arraycopy(octets, sign, padded, length - octets.length + sign, octets.length - sign);
    return padded;
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has SHA-1", e);
    }
  }
}
