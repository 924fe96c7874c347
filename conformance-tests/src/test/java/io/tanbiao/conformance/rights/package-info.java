/**
 * The table of rights in {@code docs/protocol}, carried out over sockets: every request, every kind
 * of identity, every transport (protocol specification, chapters 6 to 8).
 */
package io.tanbiao.conformance.rights;
