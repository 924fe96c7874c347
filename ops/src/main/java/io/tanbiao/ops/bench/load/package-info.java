/**
 * The load generator: asks any Handle server over every transport, closed-loop or at a rate, and
 * checks every answer (quality bars §1). What it asks on one event loop belongs to that loop. It
 * has to cost less than what it measures, so nothing is allocated for an operation but for
 * creating.
 */
package io.tanbiao.ops.bench.load;
