/**
 * Records in bulk: files with one record behind another are cut into blocks, read and checked on
 * several threads, and written in their order; and all records of a store are written to a file.
 *
 * <p>Decision record 0010 says what the files look like. Knows {@code core}, the JSON and the
 * client of {@code protocol}, and {@code storage}; what people see of a run is the command's.
 */
package io.tanbiao.ops.bulk;
