/** Nothing acknowledged is lost, and nothing is there by half (quality §2). */
package io.tanbiao.conformance.durability;
