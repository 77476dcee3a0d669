import assert from 'node:assert/strict';
import { stretches } from './nextDifference';

describe('the way to the next difference', () => {
  it('begins beside the row and ends at the row itself, round at the end', () => {
    assert.deepEqual(stretches(1, 5, false), [
      { start: 2, end: 5 },
      { start: 0, end: 2 },
    ]);
    assert.deepEqual(stretches(-1, 5, false), [{ start: 0, end: 5 }]);
    assert.deepEqual(stretches(4, 5, false), [{ start: 0, end: 5 }]);
  });

  it('goes backwards likewise', () => {
    assert.deepEqual(stretches(1, 5, true), [
      { start: 0, end: 1 },
      { start: 1, end: 5 },
    ]);
    assert.deepEqual(stretches(5, 5, true), [{ start: 0, end: 5 }]);
    assert.deepEqual(stretches(0, 4500, true), [
      { start: 4000, end: 4500 },
      { start: 2000, end: 4000 },
      { start: 0, end: 2000 },
    ]);
  });

  it('is none without rows', () => {
    assert.deepEqual(stretches(-1, 0, false), []);
  });
});
