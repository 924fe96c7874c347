package io.tanbiao.core;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import java.util.List;
import java.util.stream.Stream;

/** Short words to fill a store with, past all rules. */
public final class SampleStore {

  private SampleStore() {}

  /** An empty store that ignores ASCII case. */
  public static InMemoryStore empty() {
    return new InMemoryStore(CaseRule.IGNORE_ASCII_CASE);
  }

  /** Puts a record, whatever was there. */
  public static void put(Store store, String handle, HandleValue... values) {
    Handle name = Handle.of(handle);
    HandleKey key = store.caseRule().key(name);
    write(store, new Write.CreateRecord(key, HandleRecord.of(name, 1, List.of(values))));
  }

  /** Takes a record away. */
  public static void remove(Store store, String handle) {
    HandleKey key = store.caseRule().key(Handle.of(handle));
    write(store, new Write.DeleteRecord(key, store.find(key).orElseThrow()));
  }

  /** Homes a prefix. */
  public static void home(Store store, String prefix) {
    write(store, new Write.HomePrefix(Prefix.of(prefix)));
  }

  /** Unhomes a prefix. */
  public static void unhome(Store store, String prefix) {
    write(store, new Write.UnhomePrefix(Prefix.of(prefix)));
  }

  /** The values of a record that must be there. */
  public static List<HandleValue> valuesOf(Store store, String handle) {
    return store.find(store.caseRule().key(Handle.of(handle))).map(Store::valuesOf).orElseThrow();
  }

  /** An HS_ADMIN value; the administrator is written as index:handle. */
  public static HandleValue admin(int index, int rightBits, String administrator) {
    AdminEntry entry = AdminEntry.of(rightBits, Reference.parse(administrator));
    return HandleValue.of(index, "HS_ADMIN", entry.encode());
  }

  /** An HS_VLIST value; the members are written as index:handle. */
  public static HandleValue group(int index, String... members) {
    AdminGroup group = new AdminGroup(Stream.of(members).map(Reference::parse).toList());
    return HandleValue.of(index, "HS_VLIST", group.encode());
  }

  /** An HS_SECKEY value that only administrators may touch. */
  public static HandleValue secretKey(int index, String secret) {
    return HandleValue.of(index, "HS_SECKEY", secret).with(Permissions.ADMIN_ONLY);
  }

  private static void write(Store store, Write write) {
    Commit commit =
        store.commit(new Change(0, List.of(), List.of(write))).toCompletableFuture().join();
    if (!(commit instanceof Commit.Done)) {
      throw new AssertionError(commit);
    }
  }
}
