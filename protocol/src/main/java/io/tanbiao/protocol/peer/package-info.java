/**
 * Asks configured nodes about keys and groups that they hold (HW-8.15): resolutions and op 201 over
 * TCP, with answers signed by the key of their site. Depends on {@code core} and {@code
 * protocol.client}.
 */
package io.tanbiao.protocol.peer;
