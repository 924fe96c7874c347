/**
 * A peer of the node that shares no code with it, nor with the official client: it puts messages
 * together field by field, so that it can send what is wrong on purpose, and takes answers apart
 * the same way (wire notes §1-§4).
 */
package io.tanbiao.conformance.raw;
