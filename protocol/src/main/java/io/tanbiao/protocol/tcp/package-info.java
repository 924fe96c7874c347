/**
 * Handle over TCP: connections that stay open, requests that need not wait for the answers before
 * them, answers in any order (wire notes §1, §9.2). Knows of messages only their envelopes; what
 * they mean is the dispatcher's business.
 */
package io.tanbiao.protocol.tcp;
