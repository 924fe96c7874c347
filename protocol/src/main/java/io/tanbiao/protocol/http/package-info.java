/**
 * HTTP: Handle messages in a tunnel, the JSON interface of Handle.Net and the redirect of browsers
 * (wire notes §7).
 *
 * <p>Services only; the process builds the server and installs them with {@link
 * io.tanbiao.protocol.http.HttpRoutes}. JSON and redirects ask the same {@link
 * io.tanbiao.core.pipeline.RequestHandler} as every other transport.
 */
package io.tanbiao.protocol.http;
