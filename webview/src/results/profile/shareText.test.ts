import assert from 'node:assert/strict';
import { shareText } from './shareText';

describe('a share', () => {
  it('is nothing or all only when it is', () => {
    assert.equal(shareText(0, 10), '0%');
    assert.equal(shareText(10, 10), '100%');
    assert.equal(shareText(1, 1_000_000), '<0.1%');
    assert.equal(shareText(999_999, 1_000_000), '>99.9%');
    assert.equal(shareText(1, 3), '33%');
    assert.equal(shareText(1, 30), '3.3%');
    assert.equal(shareText(0, 0), '0%');
  });
});
