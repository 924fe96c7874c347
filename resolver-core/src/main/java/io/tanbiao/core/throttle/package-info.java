/**
 * Bounds on what one party may take: token buckets by key, and the network that counts as one
 * party. Knows octets only; time comes in from outside.
 */
package io.tanbiao.core.throttle;
