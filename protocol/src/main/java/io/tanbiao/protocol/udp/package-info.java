/**
 * Handle over UDP: packets of at most 512 octets, fragments both ways, repeats that do not act
 * twice, and no help for those who want others flooded (wire notes §1). Knows of messages only
 * their envelopes, their operation's number and their response code.
 *
 * <p>Each channel and all that it remembers belongs to one event loop; the kernel gives the packets
 * of one peer always to the same channel. Bounds are shared out among the channels.
 */
package io.tanbiao.protocol.udp;
