package io.tanbiao.core.store;

import io.tanbiao.core.handle.CaseRule;

/** What the parts of the contract suite need: empty stores. */
interface StoreFixture {
  /** The empty store of this test, which ignores ASCII case. */
  Store store();

  /** Another empty store, closed after the test. */
  Store another(CaseRule caseRule);
}
