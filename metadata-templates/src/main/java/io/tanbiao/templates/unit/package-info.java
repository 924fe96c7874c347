/**
 * Units: a table of our own (resources of this package) with exact ratios, dimensions that keep
 * apart what must not be mixed, and the texts people write, in Chinese, English and UCUM.
 *
 * <p>Depends on {@code number} and the Java platform only. Everything is immutable and safe for any
 * thread; texts from outside are read under limits.
 */
package io.tanbiao.templates.unit;
