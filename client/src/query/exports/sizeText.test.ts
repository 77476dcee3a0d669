import assert from 'node:assert/strict';
import { sizeText } from './sizeText';

describe('the size of a file', () => {
  it('is told in the unit that fits it', () => {
    const told = [0, 999, 1000, 48_600_000, 2e9, 5e12].map(sizeText);
    assert.deepEqual(told, ['0 B', '999 B', '1.0 kB', '48.6 MB', '2.0 GB', '5000.0 GB']);
  });
});
