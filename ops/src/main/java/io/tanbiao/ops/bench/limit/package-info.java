/**
 * What the machine can do: the barest servers and stores that a real one is compared with, measured
 * by the same generator with messages of the same size (quality bars §1).
 */
package io.tanbiao.ops.bench.limit;
