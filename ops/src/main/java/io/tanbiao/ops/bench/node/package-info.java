/**
 * Nodes that a bench makes, fills, starts and kills, as processes started like users start them,
 * and how long they take to start (quality §1).
 */
package io.tanbiao.ops.bench.node;
