import assert from 'node:assert/strict';
import { toTsv } from './tsv';

describe('text with tabs', () => {
  it('tells NULL from empty text, and quotes what would break it', () => {
    assert.equal(
      toTsv([
        [null, '', 'a'],
        ['b\tc', 'say "x"', 'two\nlines'],
      ]),
      '\t""\ta\n"b\tc"\t"say ""x"""\t"two\nlines"',
    );
  });
});
