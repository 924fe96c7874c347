/**
 * Patterns of texts: I-Regexp (RFC 9485) matched in time that grows with the length of the text
 * alone. Why not the expressions of the Java platform: decision 11.
 */
package io.tanbiao.templates.pattern;
