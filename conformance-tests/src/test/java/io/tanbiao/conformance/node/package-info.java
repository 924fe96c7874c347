/**
 * The program under test: its commands and a node of its own, run as processes on free ports and in
 * directories of the test. Depends on nothing of the product but its files and options (interface
 * §2, §3, §7).
 */
package io.tanbiao.conformance.node;
