package io.tanbiao.core.handle;

/**
 * The octets under which a record is stored and found; made by {@link CaseRule#key(Handle)}.
 *
 * <p>Ordered as octets, so the records of one prefix stand together.
 */
public record HandleKey(Octets octets) implements Comparable<HandleKey> {

  @Override
  public int compareTo(HandleKey other) {
    return octets.compareTo(other.octets);
  }

  /** The key as text, for people. */
  @Override
  public String toString() {
    return octets.text();
  }
}
