/**
 * Keys in files: the private key files of Handle.Net, PEM and JWK; RSA and DSA, the kinds that
 * clients of the Handle System can check, and SM2 of the national SDK.
 *
 * <p>Loads no library for RSA and DSA, so commands that sign start quickly.
 */
package io.tanbiao.ops.key;
