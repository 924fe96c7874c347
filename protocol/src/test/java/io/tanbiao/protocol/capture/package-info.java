/**
 * What passed between the official client and server, read from the captures that lie beside the
 * checkout. For tests of this module and of those above it.
 */
package io.tanbiao.protocol.capture;
