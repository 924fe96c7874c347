/**
 * The node as a peer sees it that speaks the protocol by hand: the form of its answers, and what it
 * does with messages that are wrong, late, repeated or cut (wire notes §1-§4, §9, §10).
 */
package io.tanbiao.conformance.wire;
