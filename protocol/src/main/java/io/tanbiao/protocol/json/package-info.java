/**
 * The JSON of Handle.Net: values, keys, site records and answers, written and read (wire notes §7).
 *
 * <p>Shared by the HTTP services, the command line and the files of a node. Reading refuses what it
 * does not understand and names the field; depth and lengths are bounded.
 */
package io.tanbiao.protocol.json;
