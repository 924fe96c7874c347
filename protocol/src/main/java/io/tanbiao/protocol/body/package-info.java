/**
 * Bodies of messages: one codec per operation and per outcome, each direction found through one
 * table ({@link io.tanbiao.protocol.body.Requests}, {@link io.tanbiao.protocol.body.Answers}; wire
 * notes §3). The protocol version is an argument of every codec. Trailing octets of a body are
 * ignored, since clients append fields. Depends on {@code core} and {@code protocol.wire} only.
 */
package io.tanbiao.protocol.body;
