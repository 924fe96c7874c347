/**
 * SM2 signatures and SM3 digests by Bouncy Castle (GB/T 32918, GB/T 32905): what the rules check
 * proofs with, and what the client signs with (national notes §3.3). Its classes are loaded when
 * the first SM2 key is used.
 */
package io.tanbiao.protocol.sm2;
