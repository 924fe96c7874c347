/**
 * A small blocking client of the Handle protocol, over UDP, TCP and HTTP, that proves who asks when
 * it is challenged (wire notes §1, §4). For the command line and for tests of the server; depends
 * on {@code core}, {@code protocol.wire}, {@code protocol.body}, {@code protocol.session} and
 * sockets of the JDK.
 */
package io.tanbiao.protocol.client;
