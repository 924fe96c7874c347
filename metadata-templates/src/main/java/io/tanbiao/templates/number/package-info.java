/**
 * Exact numbers: decimals as they come from outside, under limits; ratios that lose nothing; one
 * rounding at the end. No binary floating point: 44/12 times anything is what paper says it is.
 *
 * <p>Depends on the Java platform only. Everything here is immutable and safe for any thread.
 */
package io.tanbiao.templates.number;
