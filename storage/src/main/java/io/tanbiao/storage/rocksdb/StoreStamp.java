package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.nio.file.Path;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What a store says about itself: two texts in the column {@code default}.
 *
 * <pre>
 * schema      decimal number of {@link Columns#SCHEMA_VERSION}
 * case-rule   ignore-ascii-case or case-sensitive
 * </pre>
 */
final class StoreStamp {
  private static final Octets SCHEMA = Octets.utf8("schema");
  private static final Octets CASE_RULE = Octets.utf8("case-rule");
  private static final Map<String, CaseRule> CASE_RULES =
      Map.of(
          "ignore-ascii-case", CaseRule.IGNORE_ASCII_CASE,
          "case-sensitive", CaseRule.CASE_SENSITIVE);

  private StoreStamp() {}

  /** Stamps a new store. */
  static void write(Database database, CaseRule caseRule) throws RocksDBException {
    String ruleName =
        CASE_RULES.entrySet().stream()
            .filter(entry -> entry.getValue() == caseRule)
            .findFirst()
            .orElseThrow()
            .getKey();
    try (WriteBatch batch = new WriteBatch()) {
      put(database, batch, SCHEMA, Integer.toString(Columns.SCHEMA_VERSION));
      put(database, batch, CASE_RULE, ruleName);
      database.write(batch);
    }
  }

  /**
   * Checks the stamp of a store.
   *
   * @return its case rule
   * @throws StoreException when this program cannot use the store
   */
  static CaseRule check(Database database, Path directory) throws RocksDBException {
    String schema = text(database, SCHEMA, directory);
    if (!schema.equals(Integer.toString(Columns.SCHEMA_VERSION))) {
      throw new StoreException(
          Severity.FATAL,
          "the store in %s has schema %s (expected: %d): use the version of Tanbiao that made it"
              .formatted(directory, schema, Columns.SCHEMA_VERSION));
    }
    String ruleName = text(database, CASE_RULE, directory);
    CaseRule rule = CASE_RULES.get(ruleName);
    if (rule == null) {
      throw new StoreException(
          Severity.FATAL,
          "the store in %s has case rule '%s' (expected: ignore-ascii-case or case-sensitive)"
              .formatted(directory, ruleName));
    }
    return rule;
  }

  private static String text(Database database, Octets key, Path directory)
      throws RocksDBException {
    return database
        .get(Columns.META, key)
        .orElseThrow(
            () ->
                new StoreException(
                    Severity.FATAL,
                    "the store in %s was never completed (no '%s'): remove it and make it again"
                        .formatted(directory, key.text())))
        .text();
  }

  private static void put(Database database, WriteBatch batch, Octets key, String text)
      throws RocksDBException {
    batch.put(database.handle(Columns.META), key.toArray(), Octets.utf8(text).toArray());
  }
}
