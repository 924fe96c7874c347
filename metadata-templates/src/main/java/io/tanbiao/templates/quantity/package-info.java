/**
 * Quantities: exact values with units, which add only what measures the same.
 *
 * <p>Depends on {@code number}, {@code unit} and the Java platform only. Immutable, safe for any
 * thread.
 */
package io.tanbiao.templates.quantity;
