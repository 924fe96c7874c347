package io.tanbiao.ops.bulk;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What all runs of one import have in common, however often it is interrupted: the store and the
 * checkpoint file both have it, so that neither is taken for that of another import.
 *
 * @param id sixteen hexadecimal digits, made at random when the import begins
 * @param transactionsBefore the last transaction of the store when the import began; 0 where that
 *     is not known
 */
public record ImportTag(String id, long transactionsBefore) {
  private static final int ID_OCTETS = 8;

  /** The tag of an import that begins. */
  static ImportTag begin(long lastTransactionId) {
    byte[] id = new byte[ID_OCTETS];
    new SecureRandom().nextBytes(id);
    return new ImportTag(HexFormat.of().formatHex(id), lastTransactionId);
  }
}
