import assert from 'node:assert/strict';
import type { Cell } from '../store/window';
import { csvWriter, tsvWriter } from './delimited';
import { jsonLinesWriter } from './jsonRows';
import type { RowWriter } from './rowWriter';
import { sqlListWriter } from './sqlList';

function checkWritten(writer: RowWriter, cells: readonly Cell[], expected: string): void {
  const rows = cells.map(cell => writer.row([cell])).join(writer.between);
  assert.equal(writer.head + rows + writer.tail, expected);
}

describe('rows of JSON', () => {
  const union = { name: 'u', type: 'UNION<t: VARCHAR, l: LIST<INTEGER>>', kind: 'nested' } as const;

  it('quote the texts of a union that only begin like JSON', () => {
    checkWritten(
      jsonLinesWriter([union]),
      ['[draft] x', '[1,2]', '{', 'x', null],
      '{"u":"[draft] x"}\n{"u":[1,2]}\n{"u":"{"}\n{"u":"x"}\n{"u":null}\n',
    );
  });
});

describe('fields between tabs', () => {
  const text = { name: 't', type: 'VARCHAR', kind: 'text' } as const;

  for (const [what, cell, field] of [
    ['nothing for NULL', null, ''],
    ['quotes for the empty text, which is none', '', '""'],
    ['a text as it is', 'a, b; c', 'a, b; c'],
    ['quotes around a tab', 'a\tb', '"a\tb"'],
    ['quotes around the end of a line', 'a\nb\r\nc', '"a\nb\r\nc"'],
    ['quotes twice within quotes', 'say "x"', '"say ""x"""'],
    ['blanks at the ends', ' a ', ' a '],
  ] as const)
    it(`have ${what}`, () => checkWritten(tsvWriter([text], false), [cell], field));

  it('have names before them when that is wanted, and no end of a line at last', () => {
    const columns = [text, { ...text, name: 'a\tb' }];
    const writer = tsvWriter(columns, true);
    assert.equal(writer.head + writer.row(['1', null]) + writer.tail, 't\t"a\tb"\n1\t');
  });
});

describe('CSV for Excel', () => {
  const text = { name: 't', type: 'VARCHAR', kind: 'text' } as const;

  it('defuses formulas behind a line break, and with wide signs', () => {
    checkWritten(
      csvWriter([text], true),
      ['\n=1', '＝1', '＋1', '－1', '＠x', '@x', 'a=1'],
      `\uFEFFt\r\n"'\n=1"\r\n'＝1\r\n'＋1\r\n'－1\r\n'＠x\r\n'@x\r\na=1\r\n`,
    );
  });
});

describe('a list for IN', () => {
  const id = { name: 'id', type: 'BIGINT', kind: 'number' } as const;

  it('is never empty, for SQL has no empty list', () => {
    checkWritten(sqlListWriter([id], true), [null, null], '(NULL)');
    checkWritten(sqlListWriter([id], true), [], '(NULL)');
    checkWritten(sqlListWriter([id], true), [null, '1', '1', '2'], '(1, 2)');
  });
});
