/**
 * What HTTPS asks of clients (wire notes §7): a certificate, from whomever.
 *
 * <p>Depends on the server and its TLS alone. Who a certificate stands for is found out in {@link
 * io.tanbiao.protocol.http}, request by request.
 */
package io.tanbiao.protocol.tls;
