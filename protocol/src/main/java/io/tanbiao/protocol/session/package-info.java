/**
 * Who vouches for a message: signatures made with the key of the site (wire notes §6). Knows
 * messages and keys, no channels and no rules.
 */
package io.tanbiao.protocol.session;
