package io.tanbiao.protocol.http;

import io.tanbiao.core.pipeline.RequestLimit;

/**
 * What a node settles for its HTTP services.
 *
 * @param access how clients of the JSON interface prove who they are
 * @param redirects how browsers are sent on
 * @param limit refuses requests of who sends too many; Handle messages have theirs in the
 *     dispatcher
 * @param reads answers at once what it can of the JSON interface
 */
public record HttpSettings(
    RestAccess access, RedirectSettings redirects, RequestLimit limit, QuickReads reads) {}
