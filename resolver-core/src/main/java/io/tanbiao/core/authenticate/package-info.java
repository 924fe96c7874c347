/**
 * Proof of identity: challenges, the keys they are answered with, and the check of an answer (wire
 * notes §4).
 */
package io.tanbiao.core.authenticate;
