package io.tanbiao.storage.rocksdb;

/**
 * One kind of thing on disk: a column family of RocksDB with its keys and values.
 *
 * @param id its number in our code; never used again for another column
 * @param name its name on disk; never used again for another column
 * @param keys how keys are written; their order on disk is that of the octets
 * @param values how values are written
 */
record Column<K, V>(int id, String name, Codec<K> keys, Codec<V> values) {}
