/**
 * Values of type {@code 10320/loc}: several addresses of one thing, and how to choose between them
 * (wire notes §7; the documentation of that type and the DOI handbook, appendix "10320/LOC").
 *
 * <p>Knows values only: no HTTP, no store. The XML is written by registrants and bounded.
 */
package io.tanbiao.protocol.location;
