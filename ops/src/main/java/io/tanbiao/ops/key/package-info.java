/**
 * Keys in files: the private key files of Handle.Net, PEM and JWK; RSA and DSA, the kinds that
 * clients of the Handle System can check.
 *
 * <p>Depends on the Java runtime and the core alone, so commands that sign start quickly.
 */
package io.tanbiao.ops.key;
