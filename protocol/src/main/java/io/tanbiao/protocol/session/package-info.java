/**
 * Who vouches for a message: signatures made with the key of the site, and sessions with their
 * keys, MACs, counters and ciphers (wire notes §6). Knows messages, no channels; whose a session is
 * and what its owner may do is decided in {@code core.pipeline}.
 */
package io.tanbiao.protocol.session;
