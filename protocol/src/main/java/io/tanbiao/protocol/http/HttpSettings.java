package io.tanbiao.protocol.http;

/**
 * What a node settles for its HTTP services.
 *
 * @param access how clients of the JSON interface prove who they are
 * @param redirects how browsers are sent on
 */
public record HttpSettings(RestAccess access, RedirectSettings redirects) {}
