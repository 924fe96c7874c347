/**
 * The judge: the official client {@code net.handle:handle-client:9.3.1}, set up as an application
 * would, and what it must see (wire notes §1-§5, §10).
 */
package io.tanbiao.conformance.client;
