package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.store.IndexTerm;

/**
 * The key of an index row.
 *
 * @param term under which term
 * @param key which record
 */
record IndexRow(IndexTerm term, HandleKey key) {}
