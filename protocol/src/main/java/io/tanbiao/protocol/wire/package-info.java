/**
 * Envelope, header, body and credential of a Handle message: octets to records and back (wire notes
 * §1, §2, §6). Knows neither channels nor threads nor what a body means; depends on {@code core}
 * only.
 */
package io.tanbiao.protocol.wire;
