package io.tanbiao.protocol.udp;

import java.net.InetSocketAddress;

/**
 * A request as its packets name it.
 *
 * @param peer who sends it
 * @param requestId that he chose
 */
record PeerRequest(InetSocketAddress peer, int requestId) {}
