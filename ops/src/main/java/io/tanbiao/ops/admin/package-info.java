/**
 * The command line: one class a command. Commands of a client load neither the store nor the
 * servers, so they start quickly.
 */
package io.tanbiao.ops.admin;
