import assert from 'node:assert/strict';
import { quoteName } from './quoteName';
import { tokenize } from './tokenize';
import { tokenValue } from './token';

describe('quoteName', () => {
  it('quotes what would not be read as a name', () => {
    assert.equal(quoteName('order_id'), 'order_id');
    assert.equal(quoteName('Date'), '"Date"');
    assert.equal(quoteName('total amount'), '"total amount"');
    assert.equal(quoteName('2024'), '"2024"');
    assert.equal(quoteName('größe'), '"größe"');
  });

  it('can be read back', () => {
    for (const name of ['a', 'a "b"', 'select', 'x.y', '"']) {
      const [token, more] = tokenize(quoteName(name));
      assert.equal(token && tokenValue(token), name);
      assert.equal(more, undefined);
    }
  });
});
