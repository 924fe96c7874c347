/**
 * Bounds on what one party may take: token buckets by key, the network that counts as one party,
 * and tables that know what each network has. Knows octets only; time comes in from outside.
 */
package io.tanbiao.core.throttle;
