package io.tanbiao.core.store;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that can be read of a store about given prefixes, claims and terms, to be compared
 * with another one.
 *
 * @param homed homed prefixes, with their spelling
 * @param records records under the prefixes
 * @param claims who has the claims
 * @param index what is listed under the terms
 * @param log the transaction log
 */
public record StoreContent(
    List<Octets> homed,
    Map<Handle, HandleRecord> records,
    Map<Claim, HandleKey> claims,
    Map<IndexTerm, List<HandleKey>> index,
    List<TransactionRow> log) {

  /**
   * What to ask a store for.
   *
   * @param prefixes of which records
   * @param claims whose claims
   * @param terms which index rows
   * @param pageSize entries of each page of a list
   */
  public record Questions(
      List<Prefix> prefixes, List<Claim> claims, List<IndexTerm> terms, int pageSize) {}

  /** Reads a store. */
  public static StoreContent of(Store store, Questions questions) {
    int pageSize = questions.pageSize();
    Map<Handle, HandleRecord> records = new LinkedHashMap<>();
    for (Prefix prefix : questions.prefixes()) {
      StoreContent.<Handle>pages(after -> store.handlesUnder(prefix, after, pageSize))
          .forEach(handle -> records.put(handle, find(store, handle)));
    }
    Map<Claim, HandleKey> claims = new LinkedHashMap<>();
    for (Claim claim : questions.claims()) {
      store.claimant(claim).ifPresent(key -> claims.put(claim, key));
    }
    Map<IndexTerm, List<HandleKey>> index = new LinkedHashMap<>();
    for (IndexTerm term : questions.terms()) {
      index.put(term, StoreContent.<HandleKey>pages(after -> store.indexed(term, after, pageSize)));
    }
    List<Octets> homed =
        StoreContent.<Prefix>pages(after -> store.homedPrefixes(after, pageSize)).stream()
            .map(Prefix::name)
            .toList();
    return new StoreContent(homed, records, claims, index, log(store, pageSize));
  }

  private static HandleRecord find(Store store, Handle handle) {
    return store.find(store.caseRule().key(handle)).orElseThrow();
  }

  private static List<TransactionRow> log(Store store, int pageSize) {
    return StoreContent.<TransactionRow>pages(
        after -> store.transactions(after.map(TransactionRow::id).orElse(0L), pageSize));
  }

  private static <T> List<T> pages(Function<Optional<T>, List<T>> read) {
    List<T> all = new ArrayList<>();
    List<T> page = read.apply(Optional.empty());
    while (!page.isEmpty()) {
      all.addAll(page);
      page = read.apply(Optional.of(page.get(page.size() - 1)));
    }
    return all;
  }
}
