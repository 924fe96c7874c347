/**
 * The embedded store on RocksDB.
 *
 * <p>{@link io.tanbiao.storage.rocksdb.RocksStore} is the entrance. {@code Columns} names
 * everything that is on disk, {@code Committer} is the only writer, {@code Engine} guards the open
 * database against its own closing. May use {@code io.tanbiao.core.handle}, {@code
 * io.tanbiao.core.store} and RocksDB; knows no protocol and no rules.
 */
package io.tanbiao.storage.rocksdb;
