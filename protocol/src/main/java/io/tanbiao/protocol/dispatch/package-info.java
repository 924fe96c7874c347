/**
 * From the message of a transport to the request handler and back to octets: decodes the request,
 * adds its circumstances, writes the outcome as one or several messages, and answers what cannot be
 * decoded (wire notes §1-§3). Transports know nothing of messages but their envelopes; what is here
 * knows nothing of channels. Depends on {@code core}, {@code protocol.wire}, {@code protocol.body},
 * {@code protocol.session} and {@code protocol.cache}.
 */
package io.tanbiao.protocol.dispatch;
