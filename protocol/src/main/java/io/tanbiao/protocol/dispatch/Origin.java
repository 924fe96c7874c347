package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.Transport;
import java.net.InetSocketAddress;

/**
 * Where a message comes from.
 *
 * @param transport how it came
 * @param peer from where
 * @param connection in which, if its transport has connections of one client each
 */
public record Origin(Transport transport, InetSocketAddress peer, Connection connection) {}
