package io.tanbiao.protocol.cache;

import io.netty.buffer.ByteBuf;

/**
 * A request without what differs between requests for the same thing: session id, request id, the
 * serial number of the site record that the client has, and expiration. Everything else counts,
 * flags and versions included, down to the last octet.
 *
 * <pre>
 * octets  0..3   version, flags, suggested version     20..27  op code, response code
 *         4..11  session id, request id: passed over   28..31  op flags
 *        12..19  message id, message length            32..33  site serial: passed over
 *                                                      34..35  recursion count, reserved
 *                                                      36..39  expiration: passed over
 *                                                      40..    body length, body, credential
 * </pre>
 */
final class RequestImage {
  /** The shortest request: envelope and header. */
  static final int MIN_OCTETS = 44;

  private static final int ENVELOPE_OCTETS = 20;
  private static final int MESSAGE_LENGTH_AT = 16;
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private final long hash;
  private final int lengthOctets;
  private final long[] words;

  /** The image of the request that fills the readable octets. */
  RequestImage(ByteBuf request, long seed) {
    int start = request.readerIndex();
    this.lengthOctets = request.readableBytes();
    this.words = new long[wordsOf(lengthOctets)];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(request, start, lengthOctets, i);
    }
    this.hash = hash(request, start, lengthOctets, seed);
  }

  /** The length of a request, envelope included; -1 when not all of it is there. */
  static int lengthOf(ByteBuf in, int start, int end) {
    if (end - start < MIN_OCTETS) {
      return -1;
    }
    int message = in.getInt(start + MESSAGE_LENGTH_AT);
    return message < 0 || message > end - start - ENVELOPE_OCTETS ? -1 : ENVELOPE_OCTETS + message;
  }

  /** A hash of the image of a request. */
  static long hash(ByteBuf in, int start, int lengthOctets, long seed) {
    long hash = seed ^ lengthOctets;
    int count = wordsOf(lengthOctets);
    for (int i = 0; i < count; i++) {
      hash = (hash ^ word(in, start, lengthOctets, i)) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  long hash() {
    return hash;
  }

  int lengthOctets() {
    return lengthOctets;
  }

  /** Whether a request, whose hash is given, has this image. */
  boolean isOf(ByteBuf in, int start, int length, long hashOfIt) {
    if (hash != hashOfIt || lengthOctets != length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (words[i] != word(in, start, length, i)) {
        return false;
      }
    }
    return true;
  }

  private static int wordsOf(int lengthOctets) {
    return (lengthOctets + Long.BYTES - 1) / Long.BYTES;
  }

  private static long word(ByteBuf in, int start, int length, int number) {
    int at = number * Long.BYTES;
    long word =
        at + Long.BYTES <= length ? in.getLong(start + at) : tail(in, start + at, length - at);
    return switch (number) {
      case 0 -> word & 0xffff_ffff_0000_0000L;
      case 1 -> word & 0x0000_0000_ffff_ffffL;
      case 4 -> word & 0x0000_ffff_0000_0000L;
      default -> word;
    };
  }

  private static long tail(ByteBuf in, int at, int octets) {
    long word = 0;
    for (int i = 0; i < octets; i++) {
      word = word << 8 | in.getUnsignedByte(at + i);
    }
    return word;
  }
}
