package io.tanbiao.protocol.cache;

/**
 * How a record was stamped when somebody began to read it.
 *
 * @param slot of its stamp
 * @param stamp what it was
 * @param prefixes the stamp of all prefixes then
 */
public record ReadTicket(int slot, long stamp, long prefixes) {}
