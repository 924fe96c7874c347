/**
 * The samples of the demonstration enterprise 88.300.15907, as resources in the JSON of Handle.Net,
 * and their registration by the Handle protocol.
 *
 * <p>Types below {@code INPUT} are what the source prints about a plant, those below {@code
 * DECLARED} what it claims: stored as claimed, never as computed.
 */
package io.tanbiao.ops.sample;
