import assert from 'node:assert/strict';
import { rowsText } from './rowsText';

describe('a number of rows', () => {
  it('is told as one, or as many', () => {
    assert.deepEqual(
      [0, 1, 2, 3000].map(rows => rowsText(rows, 'en')),
      ['0 rows', '1 row', '2 rows', '3,000 rows'],
    );
  });
});
