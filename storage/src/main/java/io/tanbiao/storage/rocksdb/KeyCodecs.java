package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.IndexTerm;
import java.util.function.Function;

/** The codecs of keys, and of values that are nothing but octets. */
final class KeyCodecs {
  /** The octets themselves. */
  static final Codec<Octets> OCTETS = wrapping(octets -> octets, octets -> octets);

  /** A handle key. */
  static final Codec<HandleKey> HANDLE_KEY = wrapping(HandleKey::octets, HandleKey::new);

  /** A prefix with its spelling. */
  static final Codec<Prefix> PREFIX = wrapping(Prefix::name, Prefix::new);

  /** A number from 0, in the order of numbers. */
  static final Codec<Long> NUMBER =
      new Codec<>() {
        @Override
        public Octets encode(Long number) {
          return new OctetWriter(Long.BYTES).int64(number).finish();
        }

        @Override
        public Long decode(Octets octets) throws WireException {
          OctetReader in = new OctetReader(octets);
          long number = in.int64("number");
          in.end("number");
          return number;
        }
      };

  /** A claim, ordered by kind and subject. */
  static final Codec<Claim> CLAIM =
      new Codec<>() {
        @Override
        public Octets encode(Claim claim) {
          OctetWriter out = new OctetWriter(1 + claim.subject().length());
          return out.octet(claim.kind()).octets(claim.subject()).finish();
        }

        @Override
        public Claim decode(Octets octets) throws WireException {
          OctetReader in = new OctetReader(octets);
          int kind = requirePositive(in.octet("claim kind"), "claim kind");
          requireAtMost(Claim.MAX_SUBJECT_OCTETS, in.remaining(), "claim subject");
          return new Claim(kind, in.rest());
        }
      };

  /** An index row; the rows of one term stand together, ordered by record. */
  static final Codec<IndexRow> INDEX_ROW =
      new Codec<>() {
        @Override
        public Octets encode(IndexRow row) {
          return Octets.concat(rowsOf(row.term()), row.key().octets());
        }

        @Override
        public IndexRow decode(Octets octets) throws WireException {
          OctetReader in = new OctetReader(octets);
          int index = requirePositive(in.octet("index"), "index");
          Octets term = in.bytes("index term", IndexTerm.MAX_TERM_OCTETS);
          return new IndexRow(new IndexTerm(index, term), new HandleKey(in.rest()));
        }
      };

  private KeyCodecs() {}

  /** How the keys of all rows of a term begin, and of no other term. */
  static Octets rowsOf(IndexTerm term) {
    OctetWriter out = new OctetWriter(1 + Integer.BYTES + term.term().length());
    return out.octet(term.index()).bytes(term.term()).finish();
  }

  private static int requirePositive(int number, String field) throws WireException {
    if (number < 1) {
      throw new WireException(Reason.BAD_FIELD, field + ": 0 (expected: 1..255)");
    }
    return number;
  }

  private static void requireAtMost(int most, int length, String field) throws WireException {
    if (length > most) {
      throw new WireException(
          Reason.TOO_LONG, field + ": " + length + " (expected: 0.." + most + ")");
    }
  }

  private static <T> Codec<T> wrapping(Function<T, Octets> encode, Function<Octets, T> decode) {
    return new Codec<>() {
      @Override
      public Octets encode(T item) {
        return encode.apply(item);
      }

      @Override
      public T decode(Octets octets) {
        return decode.apply(octets);
      }
    };
  }
}
