package io.tanbiao.core.site;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Which part of a name decides the server of a site that holds it (wire notes §5). */
public enum HashOption {
  /** The prefix. */
  PREFIX(0),
  /** The suffix. */
  SUFFIX(1),
  /** The whole name. */
  WHOLE_HANDLE(2);

  private final int number;

  HashOption(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The option of a number on the wire. */
  public static HashOption of(int number) throws WireException {
    for (HashOption option : values()) {
      if (option.number == number) {
        return option;
      }
    }
    throw new WireException(Reason.BAD_FIELD, "hash option: " + number + " (expected: 0..2)");
  }

  /**
   * The position, in a list of servers, of the one that holds a name: the last four octets of the
   * MD5 of the part in upper case, modulo the number of servers.
   *
   * <p>The absolute value is taken after the modulo, as the replication streams do, so that the
   * smallest integer does no harm; deployed clients take it before, which differs only there.
   *
   * @param servers at least 1
   */
  public int position(Handle handle, int servers) {
    Octets part =
        switch (this) {
          case PREFIX -> handle.prefix().name();
          case SUFFIX -> handle.suffix();
          case WHOLE_HANDLE -> handle.name();
        };
    byte[] digest = md5(part.upperCaseAscii(part.length()).toArray());
    int last = ByteBuffer.wrap(digest).getInt(digest.length - 4);
    return Math.abs(last % servers);
  }

  private static byte[] md5(byte[] octets) {
    try {
      return MessageDigest.getInstance("MD5").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has MD5", e);
    }
  }
}
