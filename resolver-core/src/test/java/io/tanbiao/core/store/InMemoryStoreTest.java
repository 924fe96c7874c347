package io.tanbiao.core.store;

import io.tanbiao.core.handle.CaseRule;

class InMemoryStoreTest extends StoreContract {
  @Override
  protected Store newStore(CaseRule caseRule) {
    return new InMemoryStore(caseRule);
  }
}
