package io.tanbiao.core.store;

import io.tanbiao.core.handle.CaseRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Everything that {@link Store} promises, as tests.
 *
 * <p>The test class of a store extends this one and says how an empty store is made.
 */
public abstract class StoreContract
    implements ConditionContract,
        WriteContract,
        PagingContract,
        TransactionLogContract,
        CommitContract,
        LookupContract,
        WatchContract,
        ConcurrencyContract {
  private final List<Store> stores = new ArrayList<>();
  private Store store;

  /** An empty store; the suite closes it. */
  protected abstract Store newStore(CaseRule caseRule);

  @BeforeEach
  final void openStore() {
    store = another(CaseRule.IGNORE_ASCII_CASE);
  }

  @AfterEach
  final void closeStores() {
    stores.forEach(Store::close);
  }

  @Override
  public final Store store() {
    return store;
  }

  @Override
  public final Store another(CaseRule caseRule) {
    Store another = newStore(caseRule);
    stores.add(another);
    return another;
  }
}
