/**
 * JSON as maps and lists, for files and answers of our own. Uses the streaming parser alone, since
 * commands must start quickly; the JSON of Handle.Net is in {@code io.tanbiao.protocol.json}.
 */
package io.tanbiao.ops.json;
