/**
 * The report of {@code tanbiao bench}: runs baselines and nodes in turns, holds the figures to the
 * bars of quality §1 and writes them down as JSON, Markdown and SVG. Knows loads and baselines by
 * what they measured, never by how.
 */
package io.tanbiao.ops.bench.report;
