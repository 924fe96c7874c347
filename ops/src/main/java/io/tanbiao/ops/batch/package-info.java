/**
 * Batch files of Handle.Net: read entry by entry in bounded memory, and run over the Handle
 * protocol. Knows {@code core}, the client of {@code protocol} and {@code ops.key}; what people see
 * of a run is the command's.
 */
package io.tanbiao.ops.batch;
