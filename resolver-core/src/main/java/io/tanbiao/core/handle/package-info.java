/**
 * Names and values of the Handle System: octets, handles, prefixes, handle values and their wire
 * form.
 *
 * <p>The wire form of a value list lives here, and not with the network protocol, because storage,
 * digests, export and answers all use the same octets (wire notes §3). Depends on the JDK only.
 */
package io.tanbiao.core.handle;
