/**
 * What the rules need from a store: reads by kind and one write entrance.
 *
 * <p>Rules are written above this border and once; a backend only keeps the promises that {@link
 * io.tanbiao.core.store.Store} numbers, and proves them with the contract suite in the test-jar.
 */
package io.tanbiao.core.store;
