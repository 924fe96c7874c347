/**
 * One node: the files of its directory (interface §7), its initialisation, and the process that
 * serves it, wired out of all modules.
 */
package io.tanbiao.ops.node;
