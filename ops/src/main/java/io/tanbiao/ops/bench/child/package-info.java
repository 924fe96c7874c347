/**
 * Processes that a bench starts: pinned to cores, watched, and ended with the bench whatever
 * happens. Knows no load and no figures.
 */
package io.tanbiao.ops.bench.child;
