package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Asker;

/**
 * What a server remembers of an HTTP client between its requests (wire notes §7).
 *
 * @param id by which the client names it; hard to guess
 * @param nonce to sign together with a nonce of the client
 * @param asker who the client proved to be
 */
public record WebSession(String id, Octets nonce, Asker asker) {}
