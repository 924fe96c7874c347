/**
 * JSON as maps and lists, and the forms in which Handle.Net writes values and site records (wire
 * notes §7). Uses the streaming parser alone, since commands must start quickly.
 */
package io.tanbiao.ops.json;
