package io.tanbiao.core.authenticate;

/**
 * Which proofs are accepted, and who checks those that the Java platform cannot.
 *
 * @param acceptsMd5 whether MD5 proves anything: in answers that name it, and in those of protocol
 *     2.0, which know nothing else (wire notes §10.5)
 * @param sm2 checks signatures with SM2 keys
 */
public record ProofRules(boolean acceptsMd5, Sm2Signatures sm2) {
  /** MD5 proves nothing, and SM2 is not known. */
  public static final ProofRules STRICT = new ProofRules(false, Sm2Signatures.NONE);
}
