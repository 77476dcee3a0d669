import assert from 'node:assert/strict';
import { lineOf } from './cellText';
import { toTsv } from './tsv';

describe('copied values', () => {
  it('are tabs and lines, exact to the last digit', () => {
    assert.equal(
      toTsv([
        ['9007199254740993', '0.10'],
        ['-1', '1e400'],
      ]),
      '9007199254740993\t0.10\n-1\t1e400',
    );
  });

  it('tell NULL from empty', () => {
    assert.equal(toTsv([['a', null, '', 'b']]), 'a\t\t""\tb');
  });

  it('keep a value with tabs, lines or quotes in one field', () => {
    assert.equal(toTsv([['a\tb', 'a\nb', 'say "a"', 'a\rb']]), '"a\tb"\t"a\nb"\t"say ""a"""\t"a\rb"');
  });

  it('are the text itself when it is one value alone', () => {
    assert.equal(toTsv([['say "a"\n']]), 'say "a"\n');
    assert.equal(toTsv([[null]]), '');
  });
});

describe('a value in a row', () => {
  it('shows line breaks and tabs on one line', () => {
    assert.equal(lineOf('a\r\nb\nc\td'), 'a↵b↵c⇥d');
  });

  it('is cut when long, never through a character', () => {
    assert.equal(lineOf('x'.repeat(300)), 'x'.repeat(300));
    assert.equal(lineOf('x'.repeat(301)), `${'x'.repeat(300)}…`);
    assert.equal(lineOf(`${'x'.repeat(299)}😀x`), `${'x'.repeat(299)}…`);
  });
});
