import assert from 'node:assert/strict';
import { fillPlaceholders } from './fillPlaceholders';
import { placeholdersIn } from './placeholders';

describe('a statement whose placeholders are filled', () => {
  it('has the values, and knows where each part comes from', () => {
    // The document is `{{ x }} where a = :n or b = :n`, of which the first part was rendered to `select`.
    const sql = 'select where a = :n or b = :n';
    const segments = [
      { compiled: { start: 0, end: 6 }, source: { start: 0, end: 7 }, verbatim: false },
      { compiled: { start: 6, end: sql.length }, source: { start: 7, end: sql.length + 1 }, verbatim: true },
    ];
    const filled = fillPlaceholders({ sql, segments }, placeholdersIn(sql), () => "'abc'");
    assert.equal(filled.sql, "select where a = 'abc' or b = 'abc'");
    const document = '{{ x }} where a = :n or b = :n';
    assert.deepEqual(
      filled.segments.map(({ compiled, source, verbatim }) => [
        filled.sql.slice(compiled.start, compiled.end),
        document.slice(source.start, source.end),
        verbatim,
      ]),
      [
        ['select', '{{ x }}', false],
        [' where a = ', ' where a = ', true],
        ["'abc'", ':n', false],
        [' or b = ', ' or b = ', true],
        ["'abc'", ':n', false],
      ],
    );
  });
});
