/**
 * Answers that were given before, kept as octets, for requests that are octet for octet the same
 * but for what every request has of its own.
 *
 * <p>Knows names, operations and outcomes of the core and the layout of envelope and header, but no
 * channels and no store: who commits says which records changed, before anybody is told so.
 */
package io.tanbiao.protocol.cache;
