package io.tanbiao.ops.bulk;

/**
 * Up to where an import is done and durable.
 *
 * @param position where to go on
 * @param counts of what stands before it
 * @param rejectsOctets how long the file with what was refused was then; 0 when there was none
 * @param tag of the import
 */
public record Checkpoint(
    Position position, ImportCounts counts, long rejectsOctets, ImportTag tag) {}
