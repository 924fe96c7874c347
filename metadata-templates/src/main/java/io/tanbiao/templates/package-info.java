/** Quantities, units, factors, methods and the template handlers built on them. */
package io.tanbiao.templates;
