/** The limits of the protocol, at one below, at, and one above (wire notes §3, quality §2). */
package io.tanbiao.conformance.limit;
