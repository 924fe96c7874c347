package io.tanbiao.core.authenticate;

/**
 * Which proofs are accepted beyond those that every node accepts.
 *
 * @param acceptsMd5 whether MD5 proves anything: in answers that name it, and in those of protocol
 *     2.0, which know nothing else (wire notes §10.5)
 */
public record ProofRules(boolean acceptsMd5) {
  /** MD5 proves nothing. */
  public static final ProofRules STRICT = new ProofRules(false);
}
