/**
 * What load, baselines and report of {@code tanbiao bench} share: the names that are asked for,
 * what was measured and how it is written down (quality bars §1). Knows no transport.
 */
package io.tanbiao.ops.bench;
