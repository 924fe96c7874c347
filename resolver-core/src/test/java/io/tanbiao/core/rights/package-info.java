/**
 * The table of rights in {@code docs/protocol}, carried out line by line: what a request needs, who
 * asks, and the code that the specification says.
 */
package io.tanbiao.core.rights;
