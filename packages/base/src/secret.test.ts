import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Secret } from './secret';

describe('Secret', () => {
  it('does not print itself', () => {
    const secret = new Secret('hunter2');
    for (const text of [String(secret), JSON.stringify({ secret }), inspect(secret)])
      assert.ok(!text.includes('hunter2'), text);
    assert.equal(secret.reveal(), 'hunter2');
  });
});
